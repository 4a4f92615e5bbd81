package io.awsideman.cache;

/**
 * What the cache did, added up.
 *
 * @param hits reads answered from the cache
 * @param misses reads that were not, though they might have been
 * @param stores entries written
 * @param bypasses reads that were not allowed to use the cache: switched off, or a write is pending or settling
 * @param savedCalls requests to AWS that the hits made unnecessary
 * @param loads times a loader ran
 * @param staleServed expired entries served because AWS was unavailable
 * @param invalidations generations replaced by writes and by request
 * @param errors failures of the backend
 */
public record CacheCounters(
        long hits,
        long misses,
        long stores,
        long bypasses,
        long savedCalls,
        long loads,
        long staleServed,
        long invalidations,
        long errors) {
    /** All zero. */
    public static CacheCounters zero() {
        return new CacheCounters(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    public CacheCounters plus(CacheCounters other) {
        return new CacheCounters(
                hits + other.hits,
                misses + other.misses,
                stores + other.stores,
                bypasses + other.bypasses,
                savedCalls + other.savedCalls,
                loads + other.loads,
                staleServed + other.staleServed,
                invalidations + other.invalidations,
                errors + other.errors);
    }

    /** Hits among hits and misses, 0 to 1; 0 before the first read. */
    public double hitRate() {
        return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
    }
}
