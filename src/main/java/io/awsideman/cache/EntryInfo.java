package io.awsideman.cache;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;

/**
 * What is known of a stored entry without its value.
 *
 * @param operation the label it was stored with
 * @param calls the requests to AWS that a hit saves
 * @param storedBytes its size in the backend
 * @param generations the prefixes of its key, and of each whether nothing under it was changed since
 */
public record EntryInfo(
        CacheKey key,
        String operation,
        Instant createdAt,
        Instant expiresAt,
        int calls,
        int storedBytes,
        State state,
        Map<String, Boolean> generations) {
    public EntryInfo {
        generations = Collections.unmodifiableMap(generations);
    }

    /** Whether an entry would be answered. */
    public enum State {
        /** It would, unless a write is pending or settling. */
        FRESH,
        /** Its time has run out. */
        EXPIRED,
        /** Something it depends on was changed. */
        INVALIDATED
    }
}
