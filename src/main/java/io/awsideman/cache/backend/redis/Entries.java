package io.awsideman.cache.backend.redis;

import io.awsideman.cache.BackendStats;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;

/** The entries, each the value of a key that the server drops when its time is over. */
final class Entries {
    private static final int PAGE = 1000;
    private static final int VALUES_AT_ONCE = 50;
    private static final String START = "0";

    private final RedisConnection connection;
    private final Keys keys;
    private final InstantSource clock;

    Entries(RedisConnection connection, Keys keys, InstantSource clock) {
        this.connection = connection;
        this.keys = keys;
        this.clock = clock;
    }

    void put(Map<EntryAddress, EncodedEntry> added) {
        Instant now = clock.instant();
        Commands commands = new Commands();
        added.forEach((address, entry) -> {
            long millis = Math.max(1, Duration.between(now, entry.keepUntil()).toMillis());
            commands.add(Command.SET, keys.entry(address), entry.data(), "PX", millis);
        });
        connection.ask(commands);
    }

    void remove(Collection<EntryAddress> addresses) {
        unlink(addresses.stream().map(keys::entry).toList());
    }

    /** Removes the entries of a scope or of all, and says how many there were. */
    long clear(@Nullable String scope) {
        long[] removed = {0};
        pages(pattern(scope), found -> removed[0] += unlink(found));
        return removed[0];
    }

    /** Shows the entries of a scope or of all, by their keys. */
    void scan(@Nullable String scope, BiConsumer<String, byte[]> visitor) {
        pages(pattern(scope), found -> {
            for (int from = 0; from < found.size(); from += VALUES_AT_ONCE) {
                List<String> some = found.subList(from, Math.min(found.size(), from + VALUES_AT_ONCE));
                Answers answers = connection.ask(new Commands().addAll(Command.MGET, List.of(), some));
                for (int i = 0; i < some.size(); i++) {
                    byte[] data = answers.value(0, i);
                    if (data != null) {
                        visitor.accept(some.get(i), data);
                    }
                }
            }
        });
    }

    BackendStats stats(String location) {
        long[] totals = {0, 0};
        pages(keys.entries(), found -> {
            Commands lengths = new Commands();
            found.forEach(key -> lengths.add(Command.STRLEN, key));
            Answers answers = connection.ask(lengths);
            totals[0] += found.size();
            for (int i = 0; i < found.size(); i++) {
                totals[1] += answers.number(i);
            }
        });
        return new BackendStats(location, totals[0], totals[1]);
    }

    /** The keys of all tokens. */
    Set<String> tokens() {
        Set<String> tokens = new HashSet<>();
        pages(keys.tokens(), tokens::addAll);
        return tokens;
    }

    /** Removes keys, and says how many there were. */
    long unlink(Collection<String> unwanted) {
        List<String> all = List.copyOf(unwanted);
        long removed = 0;
        for (int from = 0; from < all.size(); from += PAGE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + PAGE));
            removed += connection
                    .ask(new Commands().addAll(Command.UNLINK, List.of(), some))
                    .number(0);
        }
        return removed;
    }

    /** Shows every key of a pattern once; the server may come upon one twice. */
    private void pages(String pattern, Consumer<List<String>> visitor) {
        Set<String> seen = new HashSet<>();
        String cursor = START;
        do {
            Commands scan = new Commands().add(Command.SCAN, cursor, "MATCH", pattern, "COUNT", PAGE);
            Answers.ScanPage page = connection.ask(scan).page();
            List<String> fresh = page.keys().stream().filter(seen::add).toList();
            if (!fresh.isEmpty()) {
                visitor.accept(fresh);
            }
            cursor = page.next();
        } while (!cursor.equals(START));
    }

    private String pattern(@Nullable String scope) {
        return scope == null ? keys.entries() : keys.entriesOf(scope);
    }
}
