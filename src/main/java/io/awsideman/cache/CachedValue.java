package io.awsideman.cache;

import java.time.Duration;
import java.time.Instant;

/**
 * An answer and where it comes from.
 *
 * @param value opaque bytes, possibly shared with other readers: not to be modified
 * @param createdAt when it was fetched
 * @param expiresAt until when it counts; {@code createdAt} for an answer that was not allowed to be stored
 * @param calls the requests to AWS it took
 * @param age how old it was when it was answered
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record CachedValue(byte[] value, Instant createdAt, Instant expiresAt, int calls, Duration age, Source source) {
    /** Where an answer comes from. */
    public enum Source {
        /** From the cache. */
        HIT,
        /** Fetched now. */
        LOADED,
        /** From the cache although expired. */
        STALE
    }
}
