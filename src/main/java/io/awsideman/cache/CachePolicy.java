package io.awsideman.cache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How this session wants to use the cache. Writes invalidate in every mode.
 *
 * @param maxAge answers older than this are misses, also when AWS is unavailable; {@code null} for no such bound
 * @param verify on a hit, fetch anyway, warn if the answers differ, and answer with the fetched one
 */
public record CachePolicy(Mode mode, @Nullable Duration maxAge, boolean verify) {
    /** What reads do. */
    public enum Mode {
        /** Read the cache, else load and store. */
        NORMAL,
        /** Neither read nor store. */
        BYPASS,
        /** Do not read, but store what was loaded. */
        REFRESH,
        /** Answer from entries that have not expired, and never load. */
        OFFLINE,
        /** Answer from entries whether they have expired or not, and never load: for suggestions, which may be out of date. */
        RECALL;

        /** Whether nothing is ever loaded. */
        public boolean isOffline() {
            return this == OFFLINE || this == RECALL;
        }
    }

    public CachePolicy {
        if (maxAge != null && maxAge.isNegative()) {
            throw new CacheValidationException("the maximum age cannot be negative");
        }
    }

    public static CachePolicy normal() {
        return new CachePolicy(Mode.NORMAL, null, false);
    }
}
