package io.awsideman.cache;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * What a backend said about some prefixes: the tokens first, the marks after.
 *
 * @param tokens the token of each prefix that has one
 * @param hotUntil the latest end of any mark of these prefixes, {@link Instant#EPOCH} when there is none
 */
public record GenerationSnapshot(Map<String, Generation> tokens, Instant hotUntil) {
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
