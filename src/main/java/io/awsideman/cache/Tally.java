package io.awsideman.cache;

import io.awsideman.cache.CacheCounters.Counter;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts what this process does, from several threads. */
final class Tally {
    private final ConcurrentMap<String, Long> counts = new ConcurrentHashMap<>();

    void count(Counter counter, CacheKey key) {
        count(counter, key, 1);
    }

    void count(Counter counter, CacheKey key, long times) {
        count(counter, key.resourceType(), key.operation(), times);
    }

    void count(Counter counter, String resourceType, String operation, long times) {
        add(counter.of(resourceType + ":" + operation), times);
    }

    /** Counts what belongs to no operation. */
    void count(Counter counter, long times) {
        add(counter.of(""), times);
    }

    /** Counts a failure by its cause, a word. */
    void failure(String cause) {
        add(Counter.FAILURES.of(cause), 1);
    }

    CacheCounters counters() {
        return new CacheCounters(new TreeMap<>(counts));
    }

    private void add(String name, long times) {
        counts.merge(name, times, Long::sum);
    }
}
