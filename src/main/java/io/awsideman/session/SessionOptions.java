package io.awsideman.session;

import io.awsideman.aws.caching.ListingProgress;
import io.awsideman.cache.CachePolicy;
import io.awsideman.identitycenter.ReadProgress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says about the session.
 *
 * @param profile AWS profile, {@code null} if not said; {@code sandbox} is the embedded sandbox
 * @param sandbox whether the sandbox was asked for by its own option
 * @param dryRun whether nothing is to be changed, and so nothing made that costs money
 * @param timeout of one operation, {@code null} for none
 */
public record SessionOptions(
        @Nullable String profile,
        boolean sandbox,
        @Nullable String region,
        @Nullable String instanceArn,
        @Nullable String endpointUrl,
        boolean dryRun,
        @Nullable Duration timeout,
        CachePolicy cachePolicy,
        ListingProgress progress,
        ReadProgress readProgress) {}
