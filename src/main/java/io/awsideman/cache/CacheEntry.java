package io.awsideman.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry as it is stored.
 *
 * @param createdAt when fetching the value began
 * @param calls the requests to AWS that it saves
 * @param operation label for people
 * @param origin what leads back to where the value is from, opaque, may be empty
 * @param generations the tokens of the key's prefixes, in their order, from before the value was fetched
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record CacheEntry(
        CacheKey key,
        Instant createdAt,
        Instant expiresAt,
        int calls,
        String operation,
        byte[] origin,
        List<Generation> generations,
        ValueBytes value) {

    /** Whether nothing it depends on was invalidated since. */
    boolean holds(GenerationSnapshot now) {
        List<String> prefixes = key.generationPrefixes();
        if (prefixes.size() != generations.size()) {
            return false;
        }
        for (int i = 0; i < prefixes.size(); i++) {
            if (!holds(prefixes, i, now)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the generation of each prefix is still the one of the entry, in their order. */
    Map<String, Boolean> holding(GenerationSnapshot now) {
        List<String> prefixes = key.generationPrefixes();
        Map<String, Boolean> holding = new LinkedHashMap<>();
        for (int i = 0; i < prefixes.size(); i++) {
            holding.put(prefixes.get(i), prefixes.size() == generations.size() && holds(prefixes, i, now));
        }
        return holding;
    }

    private boolean holds(List<String> prefixes, int i, GenerationSnapshot now) {
        return generations.get(i).equals(now.tokens().get(prefixes.get(i)));
    }

    CacheEntry withoutValue() {
        return new CacheEntry(
                key, createdAt, expiresAt, calls, operation, origin, generations, ValueBytes.of(new byte[0]));
    }

    CachedValue answeredAt(Instant now, CachedValue.Source source) {
        return new CachedValue(value, createdAt, expiresAt, calls, Duration.between(createdAt, now), source);
    }
}
