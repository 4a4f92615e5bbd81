package io.awsideman.cache;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts what this process does, from several threads. */
final class Tally {
    enum Event {
        HIT,
        MISS,
        STORE,
        BYPASS,
        SAVED_CALL,
        LOAD,
        STALE_SERVED,
        INVALIDATION,
        ERROR
    }

    private final Map<Event, LongAdder> counts = new EnumMap<>(Event.class);

    Tally() {
        for (Event event : Event.values()) {
            counts.put(event, new LongAdder());
        }
    }

    void count(Event event) {
        count(event, 1);
    }

    void count(Event event, long times) {
        adder(event).add(times);
    }

    CacheCounters counters() {
        return new CacheCounters(
                get(Event.HIT),
                get(Event.MISS),
                get(Event.STORE),
                get(Event.BYPASS),
                get(Event.SAVED_CALL),
                get(Event.LOAD),
                get(Event.STALE_SERVED),
                get(Event.INVALIDATION),
                get(Event.ERROR));
    }

    private long get(Event event) {
        return adder(event).sum();
    }

    private LongAdder adder(Event event) {
        return Objects.requireNonNull(counts.get(event));
    }
}
