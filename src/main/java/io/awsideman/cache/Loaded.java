package io.awsideman.cache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a loader fetched.
 *
 * @param value opaque bytes, may be empty; not to be modified afterwards
 * @param calls how many requests to AWS it took, which a later hit saves
 * @param origin what leads back to where the value is from, opaque, without secrets; empty for nothing
 * @param atMost how long it counts at most where that depends on what was fetched, {@code null} for what the read says
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Loaded(byte[] value, int calls, byte[] origin, @Nullable Duration atMost) {
    private static final byte[] UNKNOWN = {};

    public Loaded {
        if (value == null || origin == null || calls < 0) {
            throw new CacheValidationException("a loader must answer a value and a number of calls");
        }
        if (atMost != null) {
            CacheSettings.requirePositive(atMost, "longest time to live");
        }
    }

    public Loaded(byte[] value, int calls) {
        this(value, calls, UNKNOWN, null);
    }

    /** The same value with an origin, counting so long at most. */
    public Loaded from(byte[] source, @Nullable Duration longest) {
        return new Loaded(value, calls, source, longest);
    }

    /** The time to live of a value that was to live so long. */
    Duration ttl(Duration asked) {
        return atMost != null && atMost.compareTo(asked) < 0 ? atMost : asked;
    }
}
