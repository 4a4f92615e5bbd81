package io.awsideman.cache.backend.hybrid;

import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * What the far tier said of some prefixes at one time, and what the near tier had said just before. Because a change of this
 * computer reaches the far tier first and the near one after, the far tokens are of after every change that the near tokens
 * know of.
 *
 * @param at before both were asked
 */
record Observation(Instant at, Map<String, Generation> near, Map<String, Generation> far, String seal) {
    /** Nothing is known. */
    static final Observation NONE = new Observation(Instant.EPOCH, Map.of(), Map.of(), "");

    Observation {
        near = Map.copyOf(near);
        far = Map.copyOf(far);
    }

    /** Whether it is younger than that, by a clock that was not set back. */
    boolean isYounger(Duration age, Instant now) {
        return !now.isBefore(at) && now.isBefore(at.plus(age));
    }

    /** Whether the far tier says the same still, so that what was valid then is now. */
    boolean isConfirmedBy(Collection<String> prefixes, GenerationSnapshot nowFar) {
        return isSame(prefixes, far, nowFar.tokens());
    }

    /** Whether nothing was changed on this computer since. */
    boolean isUnchangedBy(Collection<String> prefixes, GenerationSnapshot nowNear) {
        return far.keySet().containsAll(prefixes) && isSame(prefixes, near, nowNear.tokens());
    }

    private static boolean isSame(
            Collection<String> prefixes, Map<String, Generation> before, Map<String, Generation> now) {
        return prefixes.stream().allMatch(prefix -> {
            Generation token = before.get(prefix);
            return token != null && token.equals(now.get(prefix));
        });
    }
}
