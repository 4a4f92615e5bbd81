package io.awsideman.cache.backend.redis;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;

/**
 * Entries on a Redis server, which others may share, and which may lose any key at any time. Nothing is connected before it is
 * needed; a read is one round trip.
 */
public final class RedisBackend implements CacheBackend {
    private final RedisSettings settings;
    private final Keys keys;
    private final InstantSource clock;
    private final RedisConnection connection;
    private final Entries entries;
    private final Generations generations;

    /**
     * @param settleTime for how long after a write AWS may answer with the state before it: as long nothing is stored when the
     *     server may have lost what it knew of writes
     * @param random for the generations: must differ between processes, and be safe for several threads
     */
    public RedisBackend(RedisSettings settings, Duration settleTime, InstantSource clock, RandomGenerator random) {
        this.settings = settings;
        this.keys = new Keys(settings.prefix());
        this.clock = clock;
        this.connection = new RedisConnection(settings, clock);
        this.entries = new Entries(connection, keys, clock);
        this.generations = new Generations(connection, keys, settleTime, clock, random);
    }

    @Override
    public Snapshot read(EntryAddress address) {
        return readAll(List.of(address)).getOrDefault(address, Snapshot.absent());
    }

    /** Entries and tokens by one command, and the root by the next; see {@link Generations}. */
    @Override
    public Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> addresses) {
        List<EntryAddress> asked = List.copyOf(addresses);
        if (asked.isEmpty()) {
            return Map.of();
        }
        Set<String> prefixes = new LinkedHashSet<>();
        asked.forEach(address -> prefixes.addAll(address.prefixes()));
        List<String> names = new ArrayList<>();
        asked.forEach(address -> names.add(keys.entry(address)));
        prefixes.forEach(prefix -> names.add(keys.token(prefix)));
        Answers answers = connection.ask(
                new Commands().addAll(Command.MGET, List.of(), names).add(Command.HGETALL, keys.root()));
        Root root = generations.rootOf(answers);
        Map<String, byte[]> tokens = new HashMap<>();
        int next = asked.size();
        for (String prefix : prefixes) {
            byte[] token = answers.value(0, next++);
            if (token != null) {
                tokens.put(prefix, token);
            }
        }
        Map<EntryAddress, Snapshot> snapshots = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            EntryAddress address = asked.get(i);
            GenerationSnapshot known = Generations.snapshot(address.prefixes(), tokens, root);
            snapshots.put(address, new Snapshot(answers.value(0, i), known));
        }
        return snapshots;
    }

    @Override
    public GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing) {
        return createMissing ? generations.createMissing(prefixes) : generations.read(prefixes);
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
        if (scope == null) {
            generations.forgetTokens();
            entries.unlink(entries.tokens());
        }
        return entries.clear(scope);
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
        entries.scan(scope, (key, data) -> visitor.accept(stored(key, data)));
    }

    @Override
    public Sweep sweep(Function<StoredEntry, Optional<Collection<String>>> needed, boolean dryRun) {
        List<String> dead = new ArrayList<>();
        Set<String> unneeded = entries.tokens();
        long[] bytes = {0};
        entries.scan(null, (key, data) -> {
            Optional<Collection<String>> prefixes = needed.apply(stored(key, data));
            if (prefixes.isEmpty()) {
                dead.add(key);
                bytes[0] += data.length;
            } else {
                prefixes.get().forEach(prefix -> unneeded.remove(keys.token(prefix)));
            }
        });
        List<Mark> ended = generations.root().ended(clock.instant());
        if (!dryRun) {
            entries.unlink(dead);
            entries.unlink(unneeded);
            generations.drop(ended);
        }
        return new Sweep(dead.size(), bytes[0], ended.size() + unneeded.size());
    }

    @Override
    public Instant latestForgottenChange() {
        return generations.latestForgottenChange();
    }

    @Override
    public CacheCounters counters() {
        List<String> pairs = connection
                .ask(new Commands().add(Command.HGETALL, keys.counters()))
                .texts(0);
        SortedMap<String, Long> values = new TreeMap<>();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            values.put(pairs.get(i), Long.valueOf(pairs.get(i + 1))); // HINCRBY takes nothing but a long either
        }
        return new CacheCounters(values);
    }

    @Override
    public void add(CacheCounters delta) {
        Commands commands = new Commands();
        delta.values().forEach((name, count) -> commands.add(Command.HINCRBY, keys.counters(), name, count));
        Answers sums = connection.ask(commands);
        List<String> names = List.copyOf(delta.values().keySet());
        List<String> taken = IntStream.range(0, names.size())
                .filter(i -> sums.number(i) == 0)
                .mapToObj(names::get)
                .toList();
        if (!taken.isEmpty()) {
            forget(taken);
        }
    }

    /** A counter that was taken away, as what was counted before encryption, leaves no name; unless somebody counts again. */
    private void forget(List<String> taken) {
        synchronized (connection) {
            Answers seen = connection.ask(new Commands()
                    .add(Command.WATCH, keys.counters())
                    .addAll(Command.HMGET, List.of(keys.counters()), taken));
            List<String> counts = seen.texts(1);
            List<String> zeros = IntStream.range(0, taken.size())
                    .filter(i -> counts.get(i).equals("0"))
                    .mapToObj(taken::get)
                    .toList();
            connection.ask(new Commands()
                    .add(Command.MULTI)
                    .addAll(Command.HDEL, List.of(keys.counters()), zeros)
                    .add(Command.EXEC));
        }
    }

    @Override
    public BackendStats stats() {
        return entries.stats(location());
    }

    @Override
    public String location() {
        return settings.location();
    }

    @Override
    public BackendHealth health() {
        try {
            connection.ask(new Commands().add(Command.PING));
            return new BackendHealth(true, location());
        } catch (BackendUnavailableException e) {
            return new BackendHealth(false, String.valueOf(e.getMessage()));
        }
    }

    /** Without TLS everybody on the way reads along, except where there is no way. */
    @Override
    public List<String> exposures() {
        RedisServer server = settings.server();
        boolean local = server.host().matches("localhost|127\\.[\\d.]+|::1");
        return server.tls() || local
                ? List.of()
                : List.of("the connection to " + location() + " is not encrypted: use a URL with rediss://");
    }

    @Override
    public void close() {
        connection.close();
    }

    private StoredEntry stored(String key, byte[] data) {
        return new StoredEntry(settings.server().location() + " " + key, data);
    }
}
