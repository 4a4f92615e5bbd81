package io.awsideman.config;

import org.jspecify.annotations.Nullable;

/** What is fixed for one AWS profile; {@code null} is left to the AWS configuration and to discovery. */
public record ProfileConfig(
        @Nullable String region, @Nullable String ssoInstanceArn, @Nullable String identityStoreId) {
    /** A profile of which nothing is fixed. */
    static final ProfileConfig NOTHING = new ProfileConfig(null, null, null);
}
