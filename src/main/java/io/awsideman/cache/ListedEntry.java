package io.awsideman.cache;

import java.time.Instant;

/** An entry met in a scan: its value left out, its size as stored. */
record ListedEntry(CacheEntry entry, int storedBytes) {
    EntryInfo describe(GenerationSnapshot generations, Instant now) {
        EntryInfo.State state = EntryInfo.State.FRESH;
        if (!entry.holds(generations)) {
            state = EntryInfo.State.INVALIDATED;
        } else if (!entry.expiresAt().isAfter(now)) {
            state = EntryInfo.State.EXPIRED;
        }
        return new EntryInfo(
                entry.key(),
                entry.operation(),
                entry.createdAt(),
                entry.expiresAt(),
                entry.calls(),
                storedBytes,
                state);
    }
}
