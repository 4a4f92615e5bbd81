package io.awsideman.cache.backend.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.awsideman.cache.BackendHealth;
import io.awsideman.cache.BackendStats;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheScope;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.Snapshot;
import io.awsideman.cache.StoredEntry;
import io.awsideman.cache.Sweep;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Entries in the memory of this process, bounded by their size. */
public final class MemoryBackend implements CacheBackend {
    private record Mark(String prefix, String owner) {}

    private static final String LOCATION = "memory";

    private final Clock clock;
    private final RandomGenerator random;
    private final Cache<CacheKey, EncodedEntry> entries;
    private final ConcurrentMap<String, Generation> tokens = new ConcurrentHashMap<>();
    private final ConcurrentMap<Mark, Instant> marks = new ConcurrentHashMap<>();
    private volatile CacheCounters counters = CacheCounters.zero();

    /**
     * @param maxBytes the size of all entries together above which the least useful are dropped
     * @param random for the generations; safe for use by several threads
     */
    public MemoryBackend(long maxBytes, Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((CacheKey key, EncodedEntry entry) -> entry.data().length)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Snapshot read(CacheKey key) {
        EncodedEntry entry = entries.getIfPresent(key);
        return new Snapshot(entry == null ? null : entry.data(), generations(key.generationPrefixes(), false));
    }

    @Override
    public Map<CacheKey, Snapshot> readAll(Collection<CacheKey> keys) {
        Map<CacheKey, Snapshot> snapshots = new LinkedHashMap<>();
        keys.forEach(key -> snapshots.put(key, read(key)));
        return snapshots;
    }

    @Override
    public GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing) {
        Map<String, Generation> found = new HashMap<>();
        for (String prefix : prefixes) {
            if (createMissing && !tokens.containsKey(prefix)) {
                tokens.putIfAbsent(prefix, Generation.random(random));
            }
            Generation token = tokens.get(prefix);
            if (token != null) {
                found.put(prefix, token);
            }
        }
        return new GenerationSnapshot(found, hotUntil(prefixes));
    }

    @Override
    public void putAll(Map<CacheKey, EncodedEntry> added) {
        entries.putAll(added);
    }

    @Override
    public void remove(Collection<CacheKey> keys) {
        entries.invalidateAll(keys);
    }

    @Override
    public long clear(@Nullable CacheScope scope) {
        long cleared = 0;
        for (CacheKey key : entries.asMap().keySet()) {
            if ((scope == null || key.scope().equals(scope)) && entries.asMap().remove(key) != null) {
                cleared++;
            }
        }
        if (scope == null) {
            tokens.clear();
        }
        return cleared;
    }

    @Override
    public void bump(Collection<String> prefixes, String owner, Instant until) {
        Instant now = clock.instant();
        marks.values().removeIf(end -> !end.isAfter(now));
        boolean marking = until.isAfter(now);
        if (marking) {
            prefixes.forEach(prefix -> marks.put(new Mark(prefix, owner), until));
        }
        prefixes.forEach(prefix -> tokens.put(prefix, Generation.random(random)));
        if (!marking) {
            prefixes.forEach(prefix -> marks.remove(new Mark(prefix, owner)));
        }
    }

    @Override
    public void scan(@Nullable CacheScope scope, Consumer<StoredEntry> visitor) {
        entries.asMap().forEach((key, entry) -> {
            if (scope == null || key.scope().equals(scope)) {
                visitor.accept(stored(key, entry));
            }
        });
    }

    @Override
    public Sweep sweep(Predicate<StoredEntry> dead, boolean dryRun) {
        List<CacheKey> found = new ArrayList<>();
        long bytes = 0;
        for (Map.Entry<CacheKey, EncodedEntry> entry : entries.asMap().entrySet()) {
            byte[] data = entry.getValue().data();
            if (dead.test(stored(entry.getKey(), entry.getValue()))) {
                found.add(entry.getKey());
                bytes += data.length;
            }
        }
        Instant now = clock.instant();
        long ended = marks.values().stream().filter(end -> !end.isAfter(now)).count();
        if (!dryRun) {
            entries.invalidateAll(found);
            marks.values().removeIf(end -> !end.isAfter(now));
        }
        return new Sweep(found.size(), bytes, ended);
    }

    @Override
    public CacheCounters counters() {
        return counters;
    }

    @Override
    public synchronized void add(CacheCounters delta) {
        counters = counters.plus(delta);
    }

    @Override
    public BackendStats stats() {
        long bytes = entries.asMap().values().stream()
                .mapToLong(entry -> entry.data().length)
                .sum();
        return new BackendStats(LOCATION, entries.asMap().size(), bytes);
    }

    @Override
    public String location() {
        return LOCATION;
    }

    @Override
    public BackendHealth health() {
        return new BackendHealth(true, LOCATION);
    }

    @Override
    public void close() {
        // what is in memory goes with it
    }

    private static StoredEntry stored(CacheKey key, EncodedEntry entry) {
        return new StoredEntry(LOCATION + ":" + key.text(), entry.data());
    }

    private Instant hotUntil(Collection<String> prefixes) {
        Instant bound = clock.instant().plus(MAX_MARK);
        marks.replaceAll((mark, until) -> until.isAfter(bound) ? bound : until);
        return marks.entrySet().stream()
                .filter(mark -> prefixes.contains(mark.getKey().prefix()))
                .map(Map.Entry::getValue)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
