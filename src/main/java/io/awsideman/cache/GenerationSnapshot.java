package io.awsideman.cache;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * What a backend said about some prefixes: the tokens first, the marks after, and its seal.
 *
 * @param tokens the token of each prefix that has one
 * @param hotUntil the latest end of any mark of these prefixes, {@link Instant#EPOCH} when there is none
 * @param seal who may use the entries, see {@link CacheBackend#seal}; empty if nobody has sealed them
 */
public record GenerationSnapshot(Map<String, Generation> tokens, Instant hotUntil, String seal) {
    /** Of a backend that nobody has sealed. */
    public GenerationSnapshot(Map<String, Generation> tokens, Instant hotUntil) {
        this(tokens, hotUntil, "");
    }

    public GenerationSnapshot {
        tokens = Map.copyOf(tokens);
    }

    /** Nothing known: no token, no mark. */
    public static GenerationSnapshot none() {
        return new GenerationSnapshot(Map.of(), Instant.EPOCH);
    }

    /** Whether every prefix has a token; without one, nothing can be stored or count. */
    boolean hasAll(Collection<String> prefixes) {
        return tokens.keySet().containsAll(prefixes);
    }
}
