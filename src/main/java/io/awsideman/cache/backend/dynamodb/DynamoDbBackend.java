package io.awsideman.cache.backend.dynamodb;

import io.awsideman.cache.BackendHealth;
import io.awsideman.cache.BackendStats;
import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.Snapshot;
import io.awsideman.cache.StoredEntry;
import io.awsideman.cache.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Entries in a table of DynamoDB; see the package for how they lie there, and why that is safe. */
public final class DynamoDbBackend implements CacheBackend {
    /** How long parts that no entry names are left alone: the entry may be on its way. */
    private static final Duration BEING_WRITTEN = Duration.ofMinutes(1);

    private final TablePlace place;
    private final InstantSource clock;
    private final Fanout fanout = new Fanout();
    private final Table table;
    private final Generations generations;
    private final Entries entries;
    private final Counters counters;

    /**
     * @param client asked for when it is needed first, and closed with the backend
     * @param random for the tokens; safe for use by several threads
     * @param sleep lets about that much time pass
     * @param missing asked when the table is not there
     */
    public DynamoDbBackend(
            Supplier<DynamoDbClient> client,
            TablePlace place,
            InstantSource clock,
            RandomGenerator random,
            Consumer<Duration> sleep,
            MissingTable missing) {
        this.place = place;
        this.clock = clock;
        this.table = new Table(client, place, sleep, random, missing);
        this.generations = new Generations(table, fanout, clock, random);
        this.entries = new Entries(table, clock, random);
        this.counters = new Counters(table);
    }

    @Override
    public Snapshot read(EntryAddress address) {
        return readAll(List.of(address)).getOrDefault(address, Snapshot.absent());
    }

    @Override
    public Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> addresses) {
        Set<String> prefixes = new LinkedHashSet<>();
        Map<EntryAddress, String> keys = new LinkedHashMap<>();
        for (EntryAddress address : addresses) {
            prefixes.addAll(address.prefixes());
            keys.put(address, ItemKeys.entry(address));
        }
        Set<String> asked = new LinkedHashSet<>(keys.values());
        asked.addAll(Generations.keys(prefixes));
        Map<String, Item> items = table.get(asked, MAX_BATCH);
        List<Item> heads = new ArrayList<>();
        for (String key : keys.values()) {
            Item head = items.get(key);
            if (head == null) {
                entries.absent(key);
            } else {
                heads.add(head);
            }
        }
        Map<String, byte[]> whole = entries.whole(heads);
        Map<EntryAddress, Snapshot> snapshots = new LinkedHashMap<>();
        keys.forEach((address, key) ->
                snapshots.put(address, new Snapshot(whole.get(key), generations.of(address.prefixes(), items))));
        return snapshots;
    }

    @Override
    public GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing) {
        return generations.read(prefixes, createMissing);
    }

    @Override
    public void putAll(Map<EntryAddress, EncodedEntry> added) {
        entries.put(added);
    }

    @Override
    public void remove(Collection<EntryAddress> addresses) {
        entries.remove(addresses);
    }

    @Override
    public long clear(@Nullable String scope) {
        long cleared = entries.clear(scope);
        if (scope == null) {
            generations.clear();
        }
        return cleared;
    }

    @Override
    public void bump(Collection<String> prefixes, String owner, Instant until) {
        generations.bump(prefixes, owner, until);
    }

    @Override
    public void seal(String seal) {
        generations.seal(seal);
    }

    @Override
    public void scan(@Nullable String scope, Consumer<StoredEntry> visitor) {
        table.scan(ItemKeys.entries(scope), head -> {
            byte[] data = entries.joined(List.of(head)).get(head.key());
            if (data != null) {
                visitor.accept(stored(head, data));
            }
        });
    }

    @Override
    public Sweep sweep(Function<StoredEntry, Optional<Collection<String>>> needed, boolean dryRun) {
        Set<String> prefixes = new HashSet<>();
        Set<String> liveParts = new HashSet<>();
        List<String> dead = new ArrayList<>();
        long[] entriesBytesTorn = {0, 0, 0};
        table.scan(ItemKeys.ENTRY, head -> {
            byte[] data = entries.joined(List.of(head)).get(head.key());
            Optional<Collection<String>> alive = data == null ? Optional.empty() : needed.apply(stored(head, data));
            if (alive.isPresent()) {
                prefixes.addAll(alive.get());
                liveParts.addAll(Entries.partKeys(head));
                return;
            }
            dead.add(head.key());
            dead.addAll(Entries.partKeys(head));
            entriesBytesTorn[data == null ? 2 : 0]++;
            entriesBytesTorn[1] += data == null ? 0 : data.length;
        });
        List<String> orphans = orphans(liveParts, dead);
        if (!dryRun) {
            entries.removeItems(dead, orphans);
        }
        long unused = generations.sweep(prefixes, dryRun);
        return new Sweep(entriesBytesTorn[0], entriesBytesTorn[1], entriesBytesTorn[2] + orphans.size() + unused);
    }

    @Override
    public Instant latestForgottenChange() {
        return generations.latestForgottenChange();
    }

    @Override
    public List<String> exposures() {
        return place.exposures();
    }

    @Override
    public CacheCounters counters() {
        return counters.read();
    }

    @Override
    public void add(CacheCounters delta) {
        counters.add(delta);
    }

    @Override
    public BackendStats stats() {
        long[] countAndBytes = {0, 0};
        table.scan(
                ItemKeys.ENTRY,
                head -> {
                    countAndBytes[0]++;
                    countAndBytes[1] += head.numberOf(Item.SIZE, 0);
                },
                Item.KEY,
                Item.SIZE);
        return new BackendStats(location(), countAndBytes[0], countAndBytes[1]);
    }

    @Override
    public String location() {
        return place.location();
    }

    @Override
    public BackendHealth health() {
        try {
            generations.read(List.of(), false);
            return new BackendHealth(true, location());
        } catch (BackendUnavailableException e) {
            return new BackendHealth(false, Objects.requireNonNullElse(e.getMessage(), location()));
        }
    }

    @Override
    public void close() {
        fanout.close();
        table.close();
    }

    /**
     * Removes, or only counts, parts that no entry names and entries whose parts are not all there.
     *
     * @return how many items that are
     */
    public long repair(boolean dryRun) {
        Map<String, List<String>> named = entries.named();
        Set<String> there = new HashSet<>();
        table.scan(ItemKeys.PART, part -> there.add(part.key()), Item.KEY);
        Set<String> live = new HashSet<>();
        List<String> torn = new ArrayList<>();
        named.forEach((head, parts) -> {
            if (there.containsAll(parts)) {
                live.addAll(parts);
            } else {
                torn.add(head);
            }
        });
        List<String> orphans = orphans(live, List.of());
        if (!dryRun) {
            entries.removeItems(torn, orphans);
        }
        return torn.size() + orphans.size();
    }

    /** Parts that no entry names, because their writer was killed or another one was faster. */
    private List<String> orphans(Set<String> live, Collection<String> dead) {
        long newest = clock.instant().minus(BEING_WRITTEN).toEpochMilli();
        Set<String> known = new HashSet<>(live);
        known.addAll(dead);
        List<String> orphans = new ArrayList<>();
        table.scan(
                ItemKeys.PART,
                part -> {
                    if (!known.contains(part.key()) && part.numberOf(Item.CREATED_AT, 0) <= newest) {
                        orphans.add(part.key());
                    }
                },
                Item.KEY,
                Item.CREATED_AT);
        return orphans;
    }

    private StoredEntry stored(Item head, byte[] data) {
        return new StoredEntry(location() + "/" + head.key(), data);
    }
}
