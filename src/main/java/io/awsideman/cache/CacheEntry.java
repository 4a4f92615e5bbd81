package io.awsideman.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An entry as it is stored.
 *
 * @param createdAt when fetching the value began
 * @param calls the requests to AWS that it saves
 * @param operation label for people
 * @param generations the tokens of the key's prefixes, in their order, from before the value was fetched
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record CacheEntry(
        CacheKey key,
        Instant createdAt,
        Instant expiresAt,
        int calls,
        String operation,
        List<Generation> generations,
        byte[] value) {

    /** Whether nothing it depends on was invalidated since. */
    boolean holds(GenerationSnapshot now) {
        List<String> prefixes = key.generationPrefixes();
        if (prefixes.size() != generations.size()) {
            return false;
        }
        for (int i = 0; i < prefixes.size(); i++) {
            if (!generations.get(i).equals(now.tokens().get(prefixes.get(i)))) {
                return false;
            }
        }
        return true;
    }

    CacheEntry withoutValue() {
        return new CacheEntry(key, createdAt, expiresAt, calls, operation, generations, new byte[0]);
    }

    CachedValue answeredAt(Instant now, CachedValue.Source source) {
        return new CachedValue(value, createdAt, expiresAt, calls, Duration.between(createdAt, now), source);
    }
}
