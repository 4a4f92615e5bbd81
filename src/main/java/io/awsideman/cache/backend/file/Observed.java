package io.awsideman.cache.backend.file;

import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The tokens, marks and seal seen at one time.
 *
 * @param tokens by prefix
 * @param marks the latest end of the marks, by the digest of their prefix
 * @param seal empty when there is none
 */
record Observed(Map<String, Generation> tokens, Map<String, Instant> marks, String seal) {

    /** What of it belongs to these prefixes. */
    GenerationSnapshot of(Collection<String> prefixes) {
        Map<String, Generation> own = new HashMap<>(tokens);
        own.keySet().retainAll(prefixes);
        Instant hotUntil = Instant.EPOCH;
        if (!marks.isEmpty()) { // a digest of each prefix would be needed
            for (String prefix : prefixes) {
                Instant marked = marks.getOrDefault(Layout.digest(prefix), Instant.EPOCH);
                hotUntil = marked.isAfter(hotUntil) ? marked : hotUntil;
            }
        }
        return new GenerationSnapshot(own, hotUntil, seal);
    }
}
