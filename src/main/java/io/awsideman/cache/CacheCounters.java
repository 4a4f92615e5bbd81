package io.awsideman.cache;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the cache did, added up: numbers by name, {@code hits/user:list}. A name is a {@link Counter} and, where it has one, what
 * was counted: resource type and operation of a key, or the cause of a failure. Numbers of one name can only be added, so that
 * every backend can do it in place.
 *
 * @param values by name; a name has no blanks and no control characters, zero is the same as nothing
 */
public record CacheCounters(SortedMap<String, Long> values) {
    private static final CacheCounters ZERO = new CacheCounters(new TreeMap<>());
    private static final char DIVIDER = '/';

    /** What is counted. */
    public enum Counter {
        /** Reads answered from the cache. */
        HITS,
        /** Reads that were not, though they might have been. */
        MISSES,
        /** Reads that were not allowed to use the cache: switched off, or a write is pending or settling. */
        BYPASSES,
        /** Entries written. */
        STORES,
        /** Times a loader ran to its end. */
        LOADS,
        /** Requests to AWS that loaders made. */
        LOADED_CALLS,
        /** Microseconds that loaders took. */
        LOAD_MICROS,
        /** Requests to AWS that hits made unnecessary. */
        SAVED_CALLS,
        /** Expired entries served because AWS was unavailable. */
        STALE_SERVED,
        /** Generations replaced by writes and by request. */
        INVALIDATIONS,
        /** Failures of the backend, and entries that could not be read. */
        FAILURES;

        private final String label = name().toLowerCase(Locale.ROOT);

        /** The name under which it is kept, for what is counted or, where that is empty, for all. */
        String of(String subject) {
            return subject.isEmpty() ? label : label + DIVIDER + subject;
        }
    }

    public CacheCounters {
        TreeMap<String, Long> kept = new TreeMap<>();
        values.forEach((name, count) -> {
            checkName(name);
            if (count != 0) {
                kept.put(name, count);
            }
        });
        values = Collections.unmodifiableSortedMap(kept);
    }

    /** Nothing counted. */
    public static CacheCounters zero() {
        return ZERO;
    }

    /**
     * One number.
     *
     * @param subject {@code type:operation} of a key, the cause of a failure, or empty
     */
    public static CacheCounters of(Counter counter, String subject, long count) {
        return new CacheCounters(new TreeMap<>(Map.of(counter.of(subject), count)));
    }

    public CacheCounters plus(CacheCounters other) {
        TreeMap<String, Long> sum = new TreeMap<>(values);
        other.values.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return new CacheCounters(sum);
    }

    /** What takes these numbers away when it is added. */
    public CacheCounters negated() {
        TreeMap<String, Long> negated = new TreeMap<>();
        values.forEach((name, count) -> negated.put(name, -count));
        return new CacheCounters(negated);
    }

    /** The counter added up over all that was counted. */
    public long total(Counter counter) {
        return bySubject(counter).values().stream().mapToLong(Long::longValue).sum();
    }

    public long hits() {
        return total(Counter.HITS);
    }

    public long misses() {
        return total(Counter.MISSES);
    }

    /** Hits among hits and misses, 0 to 1; 0 before the first read. */
    public double hitRate() {
        long hits = hits();
        long reads = hits + misses();
        return reads == 0 ? 0 : (double) hits / reads;
    }

    /**
     * The time that hits have saved, estimated: of each operation the calls saved, each as long as a call took on the average
     * when the operation was loaded.
     */
    public Duration savedTime() {
        SortedMap<String, Long> saved = bySubject(Counter.SAVED_CALLS);
        double micros = 0;
        for (Map.Entry<String, Long> operation : saved.entrySet()) {
            long calls = get(Counter.LOADED_CALLS, operation.getKey());
            if (calls > 0) {
                micros += (double) operation.getValue() * get(Counter.LOAD_MICROS, operation.getKey()) / calls;
            }
        }
        return Duration.ofMillis(Math.round(micros / 1000));
    }

    /** The operations that something was counted of, as {@code type:operation}. */
    public SortedSet<String> operations() {
        SortedSet<String> operations = new TreeSet<>();
        for (Counter counter : Counter.values()) {
            if (counter != Counter.FAILURES) {
                operations.addAll(bySubject(counter).keySet());
            }
        }
        operations.remove("");
        return operations;
    }

    /** What was counted of a resource type, or of one operation given as {@code type:operation}. */
    public CacheCounters about(String resource) {
        TreeMap<String, Long> own = new TreeMap<>();
        values.forEach((name, count) -> {
            String subject = name.substring(name.indexOf(DIVIDER) + 1);
            if (subject.equals(resource) || subject.startsWith(resource + ":")) {
                own.put(name, count);
            }
        });
        return new CacheCounters(own);
    }

    /** Counts of one counter by what was counted; what has no such part stands under the empty text. */
    public SortedMap<String, Long> bySubject(Counter counter) {
        SortedMap<String, Long> found = new TreeMap<>();
        String all = counter.label + DIVIDER;
        values.forEach((name, count) -> {
            if (name.equals(counter.label)) {
                found.put("", count);
            } else if (name.startsWith(all)) {
                found.put(name.substring(all.length()), count);
            }
        });
        return found;
    }

    private long get(Counter counter, String subject) {
        return values.getOrDefault(counter.of(subject), 0L);
    }

    private static void checkName(String name) {
        boolean valid = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            valid &= name.charAt(i) > ' ' && name.charAt(i) != 0x7f;
        }
        if (!valid) {
            throw new CacheValidationException("not the name of a counter: '" + name + "'");
        }
    }

    /** Written out, as {@link #hashCode}: the compiler's own are made at run time, which takes longer than a cached answer. */
    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof CacheCounters other && values.equals(other.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
