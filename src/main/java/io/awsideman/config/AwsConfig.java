package io.awsideman.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How AWS is called.
 *
 * @param rateLimits requests a second to each service
 * @param maxInFlight requests that may be under way at once
 * @param endpointUrl where requests go instead of to AWS, or {@code null}
 */
public record AwsConfig(RateLimits rateLimits, int maxInFlight, @Nullable URI endpointUrl) {
    /** Requests a second. */
    public record RateLimits(double identitystore, double ssoAdmin, double organizations) {}

    static AwsConfig from(Resolution values) {
        return new AwsConfig(
                new RateLimits(
                        values.required(Settings.RATE_IDENTITYSTORE),
                        values.required(Settings.RATE_SSO_ADMIN),
                        values.required(Settings.RATE_ORGANIZATIONS)),
                values.required(Settings.MAX_IN_FLIGHT),
                values.optional(Settings.ENDPOINT_URL));
    }
}
