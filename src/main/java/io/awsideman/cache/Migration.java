package io.awsideman.cache;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies the entries that count from one backend to another, or from one layer over a backend to another over the same, with
 * what is left of their time to live. What is invalidated meanwhile is invalid in both. Run again it copies again.
 *
 * <p>An entry gets the generations that its prefixes have in the target before it is looked at in the source, so that a change
 * which is announced to the target later is not missed.
 */
public final class Migration {
    private final CacheBackend from;
    private final CacheBackend to;
    private final CacheSettings settings;
    private final EntryCodec codec;
    private final Clock clock;

    /** Told how far it has come. */
    public interface Progress {
        void at(long done, long total);
    }

    /**
     * What came of it.
     *
     * @param copied entries that are in the target now
     * @param dead entries that had expired or were invalidated
     * @param unreadable what could not be read in the source
     */
    public record Result(long copied, long dead, long unreadable) {}

    public Migration(CacheBackend from, CacheBackend to, CacheSettings settings, Clock clock) {
        this.from = from;
        this.to = to;
        this.settings = settings;
        this.codec = new EntryCodec(settings.compression(), settings.compressionThreshold());
        this.clock = clock;
    }

    /** Copies everything. */
    public Result run(Progress progress) {
        List<CacheKey> found = new ArrayList<>();
        long[] unreadable = {0};
        from.scan(null, stored -> {
            try {
                found.add(codec.decode(stored.data()).key());
            } catch (CorruptEntryException e) {
                unreadable[0]++;
            }
        });
        long copied = 0;
        long done = 0;
        for (List<CacheKey> batch : Batches.of(found)) {
            copied += copy(batch);
            done += batch.size();
            progress.at(done, found.size());
        }
        return new Result(copied, found.size() - copied, unreadable[0]);
    }

    /** Removes what the target cannot read: where both are over the same store, what is the source's. */
    public Sweep removeTheRest() {
        return to.sweep(
                stored -> {
                    try {
                        return Optional.of(codec.decode(stored.data()).key().generationPrefixes());
                    } catch (CorruptEntryException e) {
                        return Optional.empty();
                    }
                },
                false);
    }

    private int copy(List<CacheKey> keys) {
        Set<String> prefixes = new LinkedHashSet<>();
        keys.forEach(key -> prefixes.addAll(key.generationPrefixes()));
        Map<String, Generation> tokens = new LinkedHashMap<>();
        for (List<String> batch : Batches.of(prefixes)) {
            tokens.putAll(to.generations(batch, true).tokens());
        }
        Map<EntryAddress, Snapshot> seen =
                from.readAll(keys.stream().map(CacheKey::address).toList());
        Map<EntryAddress, EncodedEntry> copies = new LinkedHashMap<>();
        for (CacheKey key : keys) {
            CacheEntry entry = living(key, seen.getOrDefault(key.address(), Snapshot.absent()));
            if (entry != null && tokens.keySet().containsAll(key.generationPrefixes())) {
                copies.put(key.address(), encode(entry, tokens));
            }
        }
        if (!copies.isEmpty()) {
            to.putAll(copies);
        }
        return copies.size();
    }

    private @Nullable CacheEntry living(CacheKey key, Snapshot snapshot) {
        Instant now = clock.instant();
        GenerationSnapshot generations = snapshot.generations();
        if (snapshot.data() == null || generations.hotUntil().isAfter(now)) {
            return null;
        }
        try {
            CacheEntry entry = codec.decode(key, snapshot.data());
            boolean kept =
                    settings.keepUntil(entry.createdAt(), entry.expiresAt()).isAfter(now);
            return kept && entry.holds(generations) ? entry : null;
        } catch (CorruptEntryException e) {
            return null;
        }
    }

    private EncodedEntry encode(CacheEntry entry, Map<String, Generation> tokens) {
        List<Generation> generations = entry.key().generationPrefixes().stream()
                .map(prefix -> Objects.requireNonNull(tokens.get(prefix)))
                .toList();
        CacheEntry copy = new CacheEntry(
                entry.key(),
                entry.createdAt(),
                entry.expiresAt(),
                entry.calls(),
                entry.operation(),
                entry.origin(),
                generations,
                entry.value());
        return new EncodedEntry(
                codec.encode(copy),
                entry.operation(),
                entry.createdAt(),
                settings.keepUntil(entry.createdAt(), entry.expiresAt()));
    }
}
