package io.awsideman.cache;

import java.time.Duration;
import java.time.Instant;

/**
 * The numbers of the protocol.
 *
 * @param defaultTtl how long an entry counts when the caller names no time
 * @param settleTime how long after a write AWS may still answer with the state before it
 * @param staleIfError how long after its expiry an entry may be served when AWS is unavailable; zero for never
 * @param maxAge how old an entry may get in any case, whatever its time to live and the time above say
 * @param writeDeadline when the mark of a writer that was killed ends; longer than any write takes
 * @param ttlJitter by what share of itself a time to live is shortened at most, 0 to 1, so that entries stored together do
 *     not expire together
 * @param compression whether values are compressed
 * @param compressionThreshold the size in bytes from which they are
 */
public record CacheSettings(
        Duration defaultTtl,
        Duration settleTime,
        Duration staleIfError,
        Duration maxAge,
        Duration writeDeadline,
        double ttlJitter,
        boolean compression,
        int compressionThreshold) {
    public CacheSettings {
        requirePositive(defaultTtl, "default time to live");
        requirePositive(writeDeadline, "write deadline");
        requirePositive(maxAge, "maximum age");
        if (settleTime.isNegative() || staleIfError.isNegative()) {
            throw new CacheValidationException("the settle time and the stale-if-error time cannot be negative");
        }
        if (settleTime.compareTo(CacheBackend.MAX_MARK) > 0 || writeDeadline.compareTo(CacheBackend.MAX_MARK) > 0) {
            throw CacheValidationException.ofUserInput(
                    "the settle time and the write deadline are at most one hour", "shorten cache.settle_time");
        }
        if (!(ttlJitter >= 0 && ttlJitter < 1) || compressionThreshold < 0) {
            throw new CacheValidationException("the jitter is 0 to 1 and the compression threshold not negative");
        }
    }

    /** 15 minutes, settling 3 s, stale up to 1 h, 7 days at most, deadline 10 minutes, jitter 0.1, compressed from 1 KB. */
    public static CacheSettings defaults() {
        return new CacheSettings(
                Duration.ofMinutes(15),
                Duration.ofSeconds(3),
                Duration.ofHours(1),
                Duration.ofDays(7),
                Duration.ofMinutes(10),
                0.1,
                true,
                1024);
    }

    /** A time to live, but not beyond the maximum age. */
    Duration bounded(Duration ttl) {
        return ttl.compareTo(maxAge) < 0 ? ttl : maxAge;
    }

    /** When an entry can be of no more use, not even when AWS is unavailable. */
    Instant keepUntil(Instant createdAt, Instant expiresAt) {
        Instant last = expiresAt.plus(staleIfError);
        Instant oldest = createdAt.plus(maxAge);
        return last.isBefore(oldest) ? last : oldest;
    }

    static Duration requirePositive(Duration time, String what) {
        if (time == null || time.isNegative() || time.isZero()) {
            throw new CacheValidationException("the " + what + " must be longer than zero, not " + time);
        }
        return time;
    }
}
