package io.awsideman.aws.caching;

import java.time.Duration;

/** How long an answer counts. */
@FunctionalInterface
public interface TtlPolicy {
    /** The time to live for a resource type ({@code user}) and operation ({@code list}). */
    Duration ttl(String resourceType, String operation);
}
