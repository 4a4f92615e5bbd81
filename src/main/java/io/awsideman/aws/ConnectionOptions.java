package io.awsideman.aws;

import org.jspecify.annotations.Nullable;

/**
 * What the user has said about the connection, by options or by our configuration.
 *
 * @param profile a profile of the AWS configuration files, or {@code null} for what the environment says
 * @param profileExplicit whether the profile was named on the command line, which beats credentials in the environment
 * @param region a region, or {@code null} for what the environment or the profile says
 * @param endpointUrl the endpoint of all services, or {@code null} for AWS's own and what {@code AWS_ENDPOINT_URL*} says
 */
public record ConnectionOptions(
        @Nullable String profile, boolean profileExplicit, @Nullable String region, @Nullable String endpointUrl) {}
