package io.awsideman.cache.backend.hybrid;

import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What this process was told last of each prefix, for what it stores. That may be more recent than the tokens in an entry: then
 * it does not count by them either.
 */
final class Observations {
    private record Seen(Instant at, Generation near, Generation far, String seal) {}

    private final Map<String, Seen> last = new ConcurrentHashMap<>();

    /** Notes what both tiers said of the prefixes, the near one first. */
    void note(Instant at, Collection<String> prefixes, GenerationSnapshot near, GenerationSnapshot far) {
        for (String prefix : prefixes) {
            Generation nearToken = near.tokens().get(prefix);
            Generation farToken = far.tokens().get(prefix);
            if (nearToken == null || farToken == null) {
                last.remove(prefix);
            } else {
                last.put(prefix, new Seen(at, nearToken, farToken, far.seal()));
            }
        }
    }

    /** The oldest of what was seen of these prefixes, or {@code null} if one was not, or under another seal. */
    @Nullable
    Observation of(List<String> prefixes) {
        Map<String, Generation> near = new HashMap<>();
        Map<String, Generation> far = new HashMap<>();
        Instant at = Instant.MAX;
        String seal = null;
        for (String prefix : prefixes) {
            Seen seen = last.get(prefix);
            if (seen == null || (seal != null && !seal.equals(seen.seal()))) {
                return null;
            }
            near.put(prefix, seen.near());
            far.put(prefix, seen.far());
            at = seen.at().isBefore(at) ? seen.at() : at;
            seal = seen.seal();
        }
        return seal == null ? null : new Observation(at, near, far, seal);
    }
}
