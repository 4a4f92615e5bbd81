package io.awsideman.cache.interleaving;

import java.util.EnumSet;
import java.util.Set;

/** What one step reads and writes: two steps whose order cannot matter are searched in one order only. */
record Access(Set<Thing> reads, Set<Thing> writes) {
    /** What readers and writers share. */
    enum Thing {
        TOKENS,
        MARKS,
        ENTRIES,
        AWS,
        TIME
    }

    static Access reading(Thing first, Thing... more) {
        return new Access(EnumSet.of(first, more), EnumSet.noneOf(Thing.class));
    }

    static Access writing(Thing first, Thing... more) {
        return new Access(EnumSet.noneOf(Thing.class), EnumSet.of(first, more));
    }

    boolean commutesWith(Access other) {
        return isBlindTo(other) && other.isBlindTo(this);
    }

    private boolean isBlindTo(Access other) {
        return other.writes.stream().noneMatch(thing -> reads.contains(thing) || writes.contains(thing));
    }
}
