package io.awsideman.cache;

import io.awsideman.cache.CacheCounters.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Entries in and out of the backend: what may be seen of them, and with which generations they are stored. */
final class EntryStore {
    private static final String UNREADABLE = "unreadable_entry";

    private final CacheBackend backend;
    private final CacheSettings settings;
    private final EntryCodec codec;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Invalidations invalidations;
    private final Tally tally;

    EntryStore(
            CacheBackend backend,
            CacheSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Invalidations invalidations,
            Tally tally) {
        this.backend = backend;
        this.settings = settings;
        this.codec = new EntryCodec(settings.compression(), settings.compressionThreshold());
        this.clock = clock;
        this.random = random;
        this.invalidations = invalidations;
        this.tally = tally;
    }

    Sight look(CacheKey key) {
        return look(key, false);
    }

    /** @param streamed whether the value is read from its stream */
    Sight look(CacheKey key, boolean streamed) {
        return sight(key, backend.read(key.address()), streamed);
    }

    Map<CacheKey, Sight> lookAll(List<CacheKey> keys) {
        Map<CacheKey, Sight> sights = new LinkedHashMap<>();
        for (List<CacheKey> batch : Batches.of(keys)) {
            Map<EntryAddress, Snapshot> snapshots =
                    backend.readAll(batch.stream().map(CacheKey::address).toList());
            for (CacheKey key : batch) {
                sights.put(key, sight(key, snapshots.getOrDefault(key.address(), Snapshot.absent()), false));
            }
        }
        return sights;
    }

    /**
     * The generations to store a value with, taken before it is fetched; {@code null} when it must not be stored: a write is
     * pending or settling, or the backend cannot say.
     */
    @Nullable
    List<Generation> generationsFor(CacheKey key) {
        return tokens(key.generationPrefixes(), current(key.generationPrefixes(), true));
    }

    /** What the prefixes of several keys have in common as one answer: nothing is known of them if any is hot. */
    Map<CacheKey, List<Generation>> generationsForAll(Collection<CacheKey> keys) {
        Set<String> prefixes = new LinkedHashSet<>();
        keys.forEach(key -> prefixes.addAll(key.generationPrefixes()));
        GenerationSnapshot snapshot = current(prefixes, true);
        Map<CacheKey, List<Generation>> known = new LinkedHashMap<>();
        for (CacheKey key : keys) {
            List<Generation> tokens = tokens(key.generationPrefixes(), snapshot);
            if (tokens != null) {
                known.put(key, tokens);
            }
        }
        return known;
    }

    /** The same from a look that was taken already, asking again only if a generation is missing. */
    @Nullable
    List<Generation> generationsFor(CacheKey key, Sight sight) {
        if (sight.hot()) {
            return null;
        }
        List<Generation> seen = tokens(key.generationPrefixes(), sight.generations());
        return seen != null ? seen : generationsFor(key);
    }

    /** Whether an entry seen earlier still holds; asked after a load has failed, which can take minutes. */
    boolean stillHolds(CacheEntry entry) {
        return entry.holds(current(entry.key().generationPrefixes(), false));
    }

    /** An entry that expires after the time to live, shortened by the jitter. */
    CacheEntry entry(
            CacheKey key,
            String operation,
            Loaded loaded,
            Instant fetchedAt,
            @Nullable Duration ttl,
            List<Generation> generations) {
        Instant createdAt = fetchedAt.truncatedTo(ChronoUnit.MILLIS);
        double share = 1 - settings.ttlJitter() * random.nextDouble();
        Duration asked = Objects.requireNonNullElse(ttl, settings.defaultTtl());
        long millis = (long) (settings.bounded(loaded.ttl(asked)).toMillis() * share);
        Instant expiresAt = createdAt.plusMillis(Math.max(1, millis));
        return new CacheEntry(
                key,
                createdAt,
                expiresAt,
                loaded.calls(),
                operation,
                loaded.origin(),
                generations,
                ValueBytes.of(loaded.value()));
    }

    /** Stores entries; one that is too large is left out, because not caching it is no failure. */
    void store(List<CacheEntry> entries) {
        for (List<CacheEntry> batch : Batches.of(entries)) {
            Map<EntryAddress, EncodedEntry> encoded = new LinkedHashMap<>();
            for (CacheEntry entry : batch) {
                if (entry.value().length() <= EntryCodec.MAX_VALUE_BYTES) {
                    Instant keepUntil = settings.keepUntil(entry.createdAt(), entry.expiresAt());
                    encoded.put(
                            entry.key().address(),
                            new EncodedEntry(codec.encode(entry), entry.operation(), entry.createdAt(), keepUntil));
                }
            }
            if (!encoded.isEmpty()) {
                backend.putAll(encoded);
                batch.stream()
                        .filter(entry -> encoded.containsKey(entry.key().address()))
                        .forEach(entry -> tally.count(Counter.STORES, entry.key()));
            }
        }
    }

    void forget(List<CacheKey> keys) {
        for (List<CacheKey> batch : Batches.of(keys)) {
            backend.remove(batch.stream().map(CacheKey::address).toList());
        }
    }

    /** Forgets an entry that does not count anyway; failing to do so changes nothing. */
    void discard(CacheKey key) {
        try {
            backend.remove(List.of(key.address()));
        } catch (BackendUnavailableException e) {
            return; // counted by the layer that met it
        }
    }

    /** The whole entries of a scope or of all, without their values; the sizes are those of the stored bytes. */
    List<ListedEntry> list(@Nullable CacheScope scope) {
        List<ListedEntry> listed = new ArrayList<>();
        backend.scan(scope == null ? null : scope.text(), stored -> {
            CacheEntry entry = headOf(stored.data());
            if (entry == null) {
                tally.failure(UNREADABLE); // has no key to list it under; the next read of its key removes it
            } else {
                listed.add(new ListedEntry(entry, stored.data().length));
            }
        });
        return listed;
    }

    /** The entry of the key as it is stored, whether it counts or not; {@code null} if there is none that can be read. */
    @Nullable
    ListedEntry find(CacheKey key) {
        byte[] data = backend.read(key.address()).data();
        try {
            return data == null ? null : new ListedEntry(codec.decode(key, data), data.length);
        } catch (CorruptEntryException e) {
            return null;
        }
    }

    /** The entry of these bytes without its value, or {@code null} if they are none. */
    @Nullable
    CacheEntry headOf(byte[] data) {
        try {
            return codec.decode(data).withoutValue();
        } catch (CorruptEntryException e) {
            return null;
        }
    }

    private Sight sight(CacheKey key, Snapshot snapshot, boolean streamed) {
        Instant now = clock.instant();
        GenerationSnapshot generations = snapshot.generations();
        boolean hot = isHot(key.generationPrefixes(), generations);
        CacheEntry entry = snapshot.data() == null ? null : decode(key, snapshot.data(), streamed);
        boolean usable = entry != null
                && !hot
                && entry.holds(generations)
                && !entry.createdAt().isAfter(now)
                && entry.createdAt().plus(settings.maxAge()).isAfter(now);
        return new Sight(now, hot, generations, usable ? entry : null);
    }

    private @Nullable CacheEntry decode(CacheKey key, byte[] data, boolean streamed) {
        try {
            return streamed ? codec.decodeForStream(key, data) : codec.decode(key, data);
        } catch (CorruptEntryException e) {
            tally.failure(UNREADABLE);
            discard(key);
            return null;
        }
    }

    /** The generations of the prefixes, or of none of them if one is hot. */
    private GenerationSnapshot current(Collection<String> prefixes, boolean createMissing) {
        Map<String, Generation> tokens = new HashMap<>();
        for (List<String> batch : Batches.of(prefixes)) {
            GenerationSnapshot snapshot = backend.generations(batch, createMissing);
            if (isHot(batch, snapshot)) {
                return GenerationSnapshot.none();
            }
            tokens.putAll(snapshot.tokens());
        }
        return new GenerationSnapshot(tokens, Instant.EPOCH);
    }

    private boolean isHot(List<String> prefixes, GenerationSnapshot generations) {
        return generations.hotUntil().isAfter(clock.instant()) || invalidations.isPoisoned(prefixes);
    }

    private static @Nullable List<Generation> tokens(List<String> prefixes, GenerationSnapshot snapshot) {
        if (!snapshot.hasAll(prefixes)) {
            return null;
        }
        return prefixes.stream()
                .map(prefix -> Objects.requireNonNull(snapshot.tokens().get(prefix)))
                .toList();
    }
}
