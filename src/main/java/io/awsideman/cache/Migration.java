package io.awsideman.cache;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies the entries that count from one layer over a backend to another over the same, with what is left of their time to live.
 * What is invalidated meanwhile is invalid in both. Run again it copies again. From one store to another {@link Transfer} does.
 *
 * <p>An entry gets the generations that its prefixes have in the target before it is looked at in the source, so that a change
 * which is announced to the target later is not missed.
 */
public final class Migration {
    private final CacheBackend from;
    private final CacheBackend to;
    private final EntryCopies copies;

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

    public Migration(CacheBackend from, CacheBackend to, CacheSettings settings, InstantSource clock) {
        this.from = from;
        this.to = to;
        this.copies = new EntryCopies(settings, clock);
    }

    /** Copies everything. */
    public Result run(Progress progress) {
        List<CacheKey> found = new ArrayList<>();
        long[] unreadable = {0};
        from.scan(null, stored -> {
            try {
                found.add(copies.decode(stored.data()).key());
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
                        return Optional.of(copies.decode(stored.data()).key().generationPrefixes());
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
        Map<EntryAddress, EncodedEntry> copied = new LinkedHashMap<>();
        for (CacheKey key : keys) {
            CacheEntry entry = living(key, seen.getOrDefault(key.address(), Snapshot.absent()));
            if (entry != null && tokens.keySet().containsAll(key.generationPrefixes())) {
                copied.put(key.address(), copies.encode(entry, tokens));
            }
        }
        if (!copied.isEmpty()) {
            to.putAll(copied);
        }
        return copied.size();
    }

    private @Nullable CacheEntry living(CacheKey key, Snapshot seen) {
        try {
            CacheEntry entry = copies.entry(key, seen);
            return entry != null && copies.isOfUse(entry) && copies.holds(entry, seen) ? entry : null;
        } catch (CorruptEntryException e) {
            return null;
        }
    }
}
