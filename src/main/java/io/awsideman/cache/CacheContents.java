package io.awsideman.cache;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cache as such, for those who look after it: what lies there, how it is, what it did. Nothing here answers a read of AWS,
 * and the failures of the backend come through as {@link BackendUnavailableException}.
 */
public final class CacheContents {
    private enum Death {
        EXPIRED,
        INVALIDATED,
        UNREADABLE
    }

    private final CacheBackend backend;
    private final CacheSettings settings;
    private final EntryStore store;
    private final InstantSource clock;
    private final Tally tally;

    CacheContents(CacheBackend backend, CacheSettings settings, EntryStore store, InstantSource clock, Tally tally) {
        this.backend = backend;
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.tally = tally;
    }

    /** What is stored in a scope, or with {@code null} in all, without the values. Reads every entry. */
    public List<EntryInfo> entries(@Nullable CacheScope scope) {
        List<ListedEntry> listed = store.list(scope);
        Set<String> prefixes = new LinkedHashSet<>();
        listed.forEach(each -> prefixes.addAll(each.entry().key().generationPrefixes()));
        GenerationSnapshot generations = generations(prefixes);
        Instant now = clock.instant();
        return listed.stream().map(each -> each.describe(generations, now)).toList();
    }

    /** The stored entry of the key, whether it counts or not; empty if there is none that can be read. */
    public Optional<KeptEntry> find(CacheKey key) {
        ListedEntry found = store.find(key);
        if (found == null) {
            return Optional.empty();
        }
        EntryInfo info = found.describe(generations(key.generationPrefixes()), clock.instant());
        return Optional.of(new KeptEntry(
                info, found.entry().value().toArray(), found.entry().origin()));
    }

    public CacheStatistics statistics() {
        CacheCounters session = tally.counters();
        return new CacheStatistics(session, backend.counters().plus(session), backend.stats());
    }

    /** Where the entries are, for people. */
    public String location() {
        return backend.location();
    }

    /** Whether the backend can be used now; never throws. */
    public BackendHealth health() {
        return backend.health();
    }

    /** What is wrong with the protection of the entries, one line each. */
    public List<String> exposures() {
        return backend.bare().exposures();
    }

    /** Does with an entry of its own what is done with all others, and says of each step how it went. */
    public List<Probe.Step> probe(String uniqueName) {
        return new Probe(backend.bare(), clock, uniqueName).run();
    }

    /**
     * Removes what can be of no more use: entries that nothing will ever answer from, and what was left behind.
     *
     * @param dryRun whether only to count
     */
    public Cleanup cleanup(boolean dryRun) {
        Map<Death, Long> deaths = new EnumMap<>(Death.class);
        Map<String, Generation> known = new HashMap<>();
        Sweep sweep = backend.sweep(
                stored -> {
                    CacheEntry entry = store.headOf(stored.data());
                    Death death = entry == null ? Death.UNREADABLE : deathOf(entry, known);
                    if (entry == null || death != null) {
                        deaths.merge(death, 1L, Long::sum);
                        return Optional.empty();
                    }
                    return Optional.of(entry.key().generationPrefixes());
                },
                dryRun);
        return new Cleanup(
                deaths.getOrDefault(Death.EXPIRED, 0L),
                deaths.getOrDefault(Death.INVALIDATED, 0L),
                deaths.getOrDefault(Death.UNREADABLE, 0L),
                sweep.bytes(),
                sweep.leftBehind());
    }

    /** @param known generations seen before; asked again before an entry is given up for one of them */
    private @Nullable Death deathOf(CacheEntry entry, Map<String, Generation> known) {
        if (!settings.keepUntil(entry.createdAt(), entry.expiresAt()).isAfter(clock.instant())) {
            return Death.EXPIRED;
        }
        List<String> prefixes = entry.key().generationPrefixes();
        Map<String, Generation> seen = new HashMap<>();
        for (String prefix : prefixes) {
            Generation token = known.get(prefix);
            if (token != null) {
                seen.put(prefix, token);
            }
        }
        if (entry.holds(new GenerationSnapshot(seen, Instant.EPOCH))) {
            return null;
        }
        GenerationSnapshot now = generations(prefixes);
        known.putAll(now.tokens());
        return entry.holds(now) ? null : Death.INVALIDATED;
    }

    private GenerationSnapshot generations(Collection<String> prefixes) {
        Map<String, Generation> tokens = new HashMap<>();
        for (List<String> batch : Batches.of(new ArrayList<>(prefixes))) {
            tokens.putAll(backend.generations(batch, false).tokens());
        }
        return new GenerationSnapshot(tokens, Instant.EPOCH);
    }
}
