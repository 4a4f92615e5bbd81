package io.awsideman.cache;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one look at the backend showed.
 *
 * @param now when it was looked at
 * @param hot whether a write is pending or settling, so that the cache may be neither used nor filled
 * @param entry an entry that may be used as far as generations are concerned, expired or not
 */
record Sight(Instant now, boolean hot, GenerationSnapshot generations, @Nullable CacheEntry entry) {

    /** The entry, if it has not expired and is not older than the bound. */
    @Nullable
    CacheEntry fresh(@Nullable Duration maxAge) {
        return entry != null && entry.expiresAt().isAfter(now) && isYoungEnough(entry, maxAge) ? entry : null;
    }

    /** The entry, if its expiry is not longer ago than the grace and it is not older than the bound. */
    @Nullable
    CacheEntry stale(Duration grace, @Nullable Duration maxAge) {
        return entry != null && entry.expiresAt().plus(grace).isAfter(now) && isYoungEnough(entry, maxAge)
                ? entry
                : null;
    }

    private boolean isYoungEnough(CacheEntry candidate, @Nullable Duration maxAge) {
        return maxAge == null || Duration.between(candidate.createdAt(), now).compareTo(maxAge) <= 0;
    }
}
