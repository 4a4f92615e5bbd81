package io.awsideman.cache.backend.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.awsideman.cache.BackendHealth;
import io.awsideman.cache.BackendStats;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.Snapshot;
import io.awsideman.cache.StoredEntry;
import io.awsideman.cache.Sweep;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Entries in the memory of this process, bounded by their size. */
public final class MemoryBackend implements CacheBackend {
    private record Mark(String prefix, String owner) {}

    private static final String LOCATION = "memory";

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Cache<EntryAddress, EncodedEntry> entries;
    private final ConcurrentMap<String, Generation> tokens = new ConcurrentHashMap<>();
    private final ConcurrentMap<Mark, Instant> marks = new ConcurrentHashMap<>();
    private volatile String seal = "";
    private volatile Instant latestForgotten = Instant.EPOCH;
    private volatile CacheCounters counters = CacheCounters.zero();

    /**
     * @param maxBytes the size of all entries together above which the least useful are dropped
     * @param random for the generations; safe for use by several threads
     */
    public MemoryBackend(long maxBytes, InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((EntryAddress address, EncodedEntry entry) -> entry.data().length)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Snapshot read(EntryAddress address) {
        EncodedEntry entry = entries.getIfPresent(address);
        return new Snapshot(entry == null ? null : entry.data(), generations(address.prefixes(), false));
    }

    @Override
    public Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> addresses) {
        Map<EntryAddress, Snapshot> snapshots = new LinkedHashMap<>();
        addresses.forEach(address -> snapshots.put(address, read(address)));
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
        return new GenerationSnapshot(found, hotUntil(prefixes), seal);
    }

    @Override
    public void putAll(Map<EntryAddress, EncodedEntry> added) {
        entries.putAll(added);
    }

    @Override
    public void remove(Collection<EntryAddress> addresses) {
        entries.invalidateAll(addresses);
    }

    @Override
    public long clear(@Nullable String scope) {
        long cleared = 0;
        for (EntryAddress address : entries.asMap().keySet()) {
            if ((scope == null || address.scope().equals(scope))
                    && entries.asMap().remove(address) != null) {
                cleared++;
            }
        }
        if (scope == null) {
            forget(tokens.keySet());
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
        prefixes.forEach(prefix -> tokens.put(prefix, Generation.changed(random, now)));
        if (!marking) {
            prefixes.forEach(prefix -> marks.remove(new Mark(prefix, owner)));
        }
    }

    @Override
    public void seal(String newSeal) {
        seal = newSeal;
    }

    @Override
    public void scan(@Nullable String scope, Consumer<StoredEntry> visitor) {
        entries.asMap().forEach((address, entry) -> {
            if (scope == null || address.scope().equals(scope)) {
                visitor.accept(stored(address, entry));
            }
        });
    }

    @Override
    public Sweep sweep(Function<StoredEntry, Optional<Collection<String>>> needed, boolean dryRun) {
        List<EntryAddress> found = new ArrayList<>();
        Set<String> unneeded = new HashSet<>(tokens.keySet());
        long bytes = 0;
        for (Map.Entry<EntryAddress, EncodedEntry> entry : entries.asMap().entrySet()) {
            byte[] data = entry.getValue().data();
            Optional<Collection<String>> prefixes = needed.apply(stored(entry.getKey(), entry.getValue()));
            if (prefixes.isEmpty()) {
                found.add(entry.getKey());
                bytes += data.length;
            } else {
                unneeded.removeAll(prefixes.get());
            }
        }
        Instant now = clock.instant();
        long ended = marks.values().stream().filter(end -> !end.isAfter(now)).count();
        if (!dryRun) {
            entries.invalidateAll(found);
            marks.values().removeIf(end -> !end.isAfter(now));
            forget(unneeded);
        }
        return new Sweep(found.size(), bytes, ended + unneeded.size());
    }

    private synchronized void forget(Set<String> prefixes) {
        for (String prefix : Set.copyOf(prefixes)) {
            Generation token = tokens.get(prefix);
            if (token != null && token.changedAt().isAfter(latestForgotten)) {
                latestForgotten = token.changedAt();
            }
            tokens.remove(prefix);
        }
    }

    @Override
    public Instant latestForgottenChange() {
        return latestForgotten;
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

    private static StoredEntry stored(EntryAddress address, EncodedEntry entry) {
        return new StoredEntry(LOCATION + ":" + address.name(), entry.data());
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
