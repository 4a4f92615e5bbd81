package io.awsideman.cache;

import java.time.Instant;
import java.util.Map;

/** An entry met in a scan, then without its value, or looked up. The size is that of the stored bytes. */
record ListedEntry(CacheEntry entry, int storedBytes) {
    EntryInfo describe(GenerationSnapshot generations, Instant now) {
        Map<String, Boolean> holding = entry.holding(generations);
        EntryInfo.State state = EntryInfo.State.FRESH;
        if (holding.containsValue(false)) {
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
                state,
                holding);
    }
}
