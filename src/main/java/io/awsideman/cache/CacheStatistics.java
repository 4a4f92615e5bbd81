package io.awsideman.cache;

/**
 * The cache in numbers.
 *
 * @param session what this process did so far
 * @param total what all processes did, this one included
 */
public record CacheStatistics(CacheCounters session, CacheCounters total, BackendStats backend) {}
