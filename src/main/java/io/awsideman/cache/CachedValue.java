package io.awsideman.cache;

import java.time.Duration;
import java.time.Instant;

/**
 * An answer and where it comes from.
 *
 * @param content opaque bytes
 * @param createdAt when it was fetched
 * @param expiresAt until when it counts; {@code createdAt} for an answer that was not allowed to be stored
 * @param calls the requests to AWS it took
 * @param age how old it was when it was answered
 */
public record CachedValue(
        ValueBytes content, Instant createdAt, Instant expiresAt, int calls, Duration age, Source source) {
    /** All of the content, not to be modified. */
    public byte[] value() {
        return content.toArray();
    }

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
