package io.awsideman.cache;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a backend is asked at all.
 *
 * @param failures how many requests have failed in a row, in this process and those before it
 * @param nextTrial when it is tried again; {@code null} when it is closed
 */
public record BreakerState(Phase phase, int failures, @Nullable Instant nextTrial) {
    /** Where the breaker is between all and nothing. */
    public enum Phase {
        /** Every request is made. */
        CLOSED,
        /** The next request is a trial, and decides. */
        HALF_OPEN,
        /** No request is made before the next trial, but for invalidations. */
        OPEN
    }

    /** All is well. */
    public static BreakerState closed() {
        return new BreakerState(Phase.CLOSED, 0, null);
    }
}
