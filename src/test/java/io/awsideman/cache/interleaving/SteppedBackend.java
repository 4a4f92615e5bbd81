package io.awsideman.cache.interleaving;

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
import io.awsideman.cache.interleaving.Access.Thing;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A store that many share and of which every single access is a step, as between processes over files; or one whose requests
 * happen at once, as those of a server. Defects can be built in, to see that the search finds them.
 */
final class SteppedBackend implements CacheBackend {
    /** What breaks the protocol. */
    enum Defect {
        MARKS_READ_BEFORE_TOKENS,
        TOKEN_REPLACED_BEFORE_MARK,
        TOKEN_NEVER_REPLACED,
        MARKS_NEVER_SEEN,
        LAST_OF_TWO_CREATORS_WINS_UNTOLD
    }

    private final Steps steps;
    private final Clock clock;
    private final boolean atOnce;
    private final Set<Defect> defects;
    private final Map<String, Generation> tokens = new HashMap<>();
    private final Map<String, Map<String, Instant>> marks = new HashMap<>();
    private final Map<EntryAddress, byte[]> entries = new HashMap<>();
    private final RandomGenerator random = new Random(7);

    SteppedBackend(Steps steps, Clock clock, boolean atOnce, Set<Defect> defects) {
        this.steps = steps;
        this.clock = clock;
        this.atOnce = atOnce;
        this.defects = defects.isEmpty() ? EnumSet.noneOf(Defect.class) : EnumSet.copyOf(defects);
    }

    @Override
    public Snapshot read(EntryAddress key) {
        request(Access.reading(Thing.TOKENS, Thing.MARKS, Thing.ENTRIES));
        GenerationSnapshot generations = observe(key.prefixes());
        step(Access.reading(Thing.ENTRIES));
        return new Snapshot(entries.get(key), generations);
    }

    @Override
    public Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> keys) {
        Map<EntryAddress, Snapshot> all = new LinkedHashMap<>();
        keys.forEach(key -> all.put(key, read(key)));
        return all;
    }

    @Override
    public GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing) {
        if (createMissing && !has(Defect.LAST_OF_TWO_CREATORS_WINS_UNTOLD)) {
            request(new Access(Set.of(Thing.MARKS), Set.of(Thing.TOKENS)));
            step(Access.writing(Thing.TOKENS));
            prefixes.forEach(prefix -> tokens.computeIfAbsent(prefix, absent -> newToken()));
        } else {
            request(Access.reading(Thing.TOKENS, Thing.MARKS));
        }
        GenerationSnapshot seen = observe(prefixes);
        return createMissing && has(Defect.LAST_OF_TWO_CREATORS_WINS_UNTOLD) ? created(prefixes, seen) : seen;
    }

    @Override
    public void putAll(Map<EntryAddress, EncodedEntry> added) {
        request(Access.writing(Thing.ENTRIES));
        step(Access.writing(Thing.ENTRIES));
        added.forEach((key, entry) -> entries.put(key, entry.data()));
    }

    @Override
    public void remove(Collection<EntryAddress> keys) {
        request(Access.writing(Thing.ENTRIES));
        step(Access.writing(Thing.ENTRIES));
        keys.forEach(entries::remove);
    }

    @Override
    public void bump(Collection<String> prefixes, String owner, Instant until) {
        request(Access.writing(Thing.TOKENS, Thing.MARKS));
        Instant now = clock.instant();
        if (has(Defect.TOKEN_REPLACED_BEFORE_MARK)) {
            replaceTokens(prefixes);
            mark(prefixes, owner, until, now);
        } else {
            if (until.isAfter(now)) {
                mark(prefixes, owner, until, now);
            }
            replaceTokens(prefixes);
            if (!until.isAfter(now)) {
                mark(prefixes, owner, until, now);
            }
        }
    }

    private GenerationSnapshot observe(Collection<String> prefixes) {
        if (has(Defect.MARKS_READ_BEFORE_TOKENS)) {
            Instant hot = hotUntil(prefixes);
            return new GenerationSnapshot(readTokens(prefixes), hot);
        }
        Map<String, Generation> seen = readTokens(prefixes);
        return new GenerationSnapshot(seen, hotUntil(prefixes));
    }

    private Map<String, Generation> readTokens(Collection<String> prefixes) {
        step(Access.reading(Thing.TOKENS));
        Map<String, Generation> seen = new HashMap<>(tokens);
        seen.keySet().retainAll(Set.copyOf(prefixes));
        return seen;
    }

    private Instant hotUntil(Collection<String> prefixes) {
        step(Access.reading(Thing.MARKS));
        return has(Defect.MARKS_NEVER_SEEN)
                ? Instant.EPOCH
                : prefixes.stream()
                        .flatMap(prefix -> marks.getOrDefault(prefix, Map.of()).values().stream())
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH);
    }

    /** Sets the owner's mark, or drops it when its time is over. */
    private void mark(Collection<String> prefixes, String owner, Instant until, Instant now) {
        step(Access.writing(Thing.MARKS));
        for (String prefix : prefixes) {
            Map<String, Instant> owners = marks.computeIfAbsent(prefix, absent -> new HashMap<>());
            if (until.isAfter(now)) {
                owners.put(owner, until);
            } else {
                owners.remove(owner);
            }
        }
    }

    private void replaceTokens(Collection<String> prefixes) {
        step(Access.writing(Thing.TOKENS));
        if (!has(Defect.TOKEN_NEVER_REPLACED)) {
            prefixes.forEach(prefix -> tokens.put(prefix, newToken()));
        }
    }

    /** Creates the tokens that were missing when somebody looked, whatever has happened since. */
    private GenerationSnapshot created(Collection<String> prefixes, GenerationSnapshot seen) {
        step(Access.writing(Thing.TOKENS));
        Map<String, Generation> all = new HashMap<>(seen.tokens());
        prefixes.forEach(prefix -> all.computeIfAbsent(prefix, absent -> newToken()));
        tokens.putAll(all);
        return new GenerationSnapshot(all, seen.hotUntil());
    }

    private Generation newToken() {
        return Generation.random(random);
    }

    private boolean has(Defect defect) {
        return defects.contains(defect);
    }

    private void request(Access whole) {
        if (atOnce) {
            steps.next(whole);
        }
    }

    private void step(Access single) {
        if (!atOnce) {
            steps.next(single);
        }
    }

    @Override
    public long clear(@Nullable String scope) {
        throw new UnsupportedOperationException("not part of the protocol of readers and writers");
    }

    @Override
    public void seal(String seal) {
        throw new UnsupportedOperationException("not part of the protocol of readers and writers");
    }

    @Override
    public void scan(@Nullable String scope, Consumer<StoredEntry> visitor) {
        throw new UnsupportedOperationException("not part of the protocol of readers and writers");
    }

    @Override
    public Sweep sweep(Function<StoredEntry, Optional<Collection<String>>> needed, boolean dryRun) {
        throw new UnsupportedOperationException("not part of the protocol of readers and writers");
    }

    @Override
    public CacheCounters counters() {
        return CacheCounters.zero();
    }

    @Override
    public void add(CacheCounters delta) {
        // counting takes no step that others can see
    }

    @Override
    public BackendStats stats() {
        return new BackendStats(location(), entries.size(), 0);
    }

    @Override
    public String location() {
        return "stepped";
    }

    @Override
    public BackendHealth health() {
        return new BackendHealth(true, location());
    }

    @Override
    public void close() {
        // nothing is held
    }
}
