package io.awsideman.cache.backend.redis;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Tokens, marks and the seal.
 *
 * <p><b>The order.</b> A read is one request whose commands the server carries out one after the other: first the one for the
 * tokens, then the one for the root, which has the marks. Others may write in between, as they may between two requests. A
 * writer makes one request that sets the marks, and when that is answered another one that replaces the tokens. So both keep
 * the order that {@link CacheBackend} asks for, without a transaction and without a script.
 *
 * <p><b>What is lost.</b> A token that is lost invalidates. A root that is lost, or that comes from an earlier run of the server
 * and may be of before a change, takes all tokens with it, because they carry its identity. For the marks that were lost with
 * it {@link Succession} makes up. A write that is still going on needs no more, because its end replaces the tokens.
 */
final class Generations {
    /** Tokens that nobody has made or replaced for so long are dropped. */
    private static final Duration UNUSED = Duration.ofDays(30);

    private static final int ATTEMPTS = 20;
    private static final int TOKEN_LENGTH = 65;

    private final RedisConnection connection;
    private final Keys keys;
    private final Succession succession;
    private final InstantSource clock;
    private final RandomGenerator random;

    Generations(
            RedisConnection connection, Keys keys, Duration settleTime, InstantSource clock, RandomGenerator random) {
        this.connection = connection;
        this.keys = keys;
        this.succession = new Succession(connection, settleTime, clock, random);
        this.clock = clock;
        this.random = random;
    }

    /** What the values of the tokens and the root, read in this order, say of these prefixes. */
    static GenerationSnapshot snapshot(Collection<String> prefixes, Map<String, byte[]> values, Root root) {
        Map<String, Generation> tokens = new HashMap<>();
        for (String prefix : prefixes) {
            Generation token = token(values.get(prefix), root.identity());
            if (token != null) {
                tokens.put(prefix, token);
            }
        }
        return new GenerationSnapshot(tokens, root.hotUntil(prefixes), root.seal());
    }

    GenerationSnapshot read(Collection<String> prefixes) {
        List<String> asked = List.copyOf(prefixes);
        return snapshot(asked, connection.ask(reading(new Commands(), asked)));
    }

    /** Watches what it decides by, so that of several who create the same token all are told the one that stays. */
    GenerationSnapshot createMissing(Collection<String> prefixes) {
        List<String> asked = List.copyOf(prefixes);
        synchronized (connection) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Commands watching = new Commands().addAll(Command.WATCH, List.of(keys.root()), tokenKeys(asked));
                Answers seen = connection.ask(reading(watching, asked));
                Root root = rootOf(seen);
                GenerationSnapshot known = snapshot(asked, seen);
                if (isComplete(known, asked, root)) {
                    connection.ask(new Commands().add(Command.UNWATCH));
                    return known;
                }
                Commands creating = new Commands().add(Command.MULTI);
                String identity = root.identity();
                if (identity == null) {
                    identity = succession.into(creating, keys.root(), root);
                }
                for (String prefix : asked) {
                    if (!known.tokens().containsKey(prefix)) {
                        setToken(creating, prefix, identity, Generation.random(random));
                    }
                }
                Answers after = connection.ask(reading(creating.add(Command.EXEC), asked));
                GenerationSnapshot created = snapshot(asked, after);
                if (isComplete(created, asked, rootOf(after))) {
                    return created;
                }
            }
        }
        throw tooMany();
    }

    /** Sets the marks, then replaces the tokens; again if the root was lost meanwhile, and the marks with it. */
    void bump(Collection<String> prefixes, String owner, Instant until) {
        List<String> changed = List.copyOf(prefixes);
        Set<String> digests = changed.stream().map(Keys::digest).collect(Collectors.toSet());
        synchronized (connection) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Instant now = clock.instant();
                List<Mark> marks = until.isAfter(now)
                        ? digests.stream()
                                .map(digest -> new Mark(digest, owner, until))
                                .toList()
                        : List.of();
                Root root = mark(marks, changed);
                List<Mark> obsolete = new ArrayList<>(root.ended(now));
                root.marks().stream()
                        .filter(mark -> mark.owner().equals(owner) && digests.contains(mark.prefixDigest()))
                        .filter(mark -> marks.stream().noneMatch(mark::isNamedLike))
                        .forEach(obsolete::add);
                String identity = root.identity();
                if (identity == null) {
                    createMissing(List.of());
                } else if (replaceTokens(changed, identity, obsolete)) {
                    return;
                }
            }
        }
        throw tooMany();
    }

    void seal(String seal) {
        Commands commands = new Commands();
        connection.ask(
                seal.isEmpty()
                        ? commands.add(Command.HDEL, keys.root(), Root.SEAL)
                        : commands.add(Command.HSET, keys.root(), Root.SEAL, seal));
    }

    /** Forgets all tokens at once, and leaves the marks. */
    void forgetTokens() {
        synchronized (connection) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Commands watching = new Commands().add(Command.WATCH, keys.root());
                Root root = rootOf(connection.ask(watching.add(Command.HGETALL, keys.root())));
                String next = Generation.changed(random, clock.instant()).text();
                Commands replacing = new Commands().add(Command.MULTI);
                if (root.identity() != null) {
                    replacing.add(Command.HSET, keys.root(), Root.IDENTITY, Root.identityIn(connection.run(), next));
                }
                Answers done = connection.ask(replacing.add(Command.EXEC));
                if (!done.isNothing(done.last())) {
                    return;
                }
            }
        }
        throw tooMany();
    }

    /** See {@link CacheBackend#latestForgottenChange}. */
    Instant latestForgottenChange() {
        Root root = root();
        return root.lost() ? Instant.MAX : succession.latestForgottenChange(root.identity());
    }

    Root root() {
        return rootOf(connection.ask(new Commands().add(Command.HGETALL, keys.root())));
    }

    /** The root that the last of the commands has asked for. Marks of a clock that was set back since end for those who look now. */
    Root rootOf(Answers answers) {
        Root root = Root.of(answers.texts(answers.last()), connection.run());
        Instant bound = clock.instant().plus(CacheBackend.MAX_MARK);
        List<Mark> endless = root.marks().stream()
                .filter(mark -> mark.until().isAfter(bound))
                .toList();
        if (endless.isEmpty()) {
            return root;
        }
        List<Mark> bounded = endless.stream().map(mark -> mark.endingAt(bound)).toList();
        connection.ask(setting(bounded).addAll(Command.HDEL, List.of(keys.root()), fields(endless)));
        List<Mark> marks = new ArrayList<>(root.marks());
        marks.removeAll(endless);
        marks.addAll(bounded);
        return new Root(root.identity(), root.lost(), root.seal(), marks);
    }

    /** Drops marks; that they are gone already is no error. */
    void drop(List<Mark> marks) {
        connection.ask(dropping(new Commands(), marks).add(Command.PING));
    }

    private GenerationSnapshot snapshot(List<String> prefixes, Answers answers) {
        Map<String, byte[]> values = new HashMap<>();
        if (!prefixes.isEmpty()) {
            for (int i = 0; i < prefixes.size(); i++) {
                byte[] value = answers.value(answers.last() - 1, i);
                if (value != null) {
                    values.put(prefixes.get(i), value);
                }
            }
        }
        return snapshot(prefixes, values, rootOf(answers));
    }

    /** Without a mark nothing may be changed; but losing the tokens is right in any case. */
    private Root mark(List<Mark> marks, List<String> prefixes) {
        try {
            return rootOf(connection.ask(setting(marks).add(Command.HGETALL, keys.root())));
        } catch (BackendUnavailableException e) {
            if (e.getCause() instanceof JedisDataException) {
                connection.ask(new Commands().addAll(Command.UNLINK, List.of(), tokenKeys(prefixes)));
            }
            throw e;
        }
    }

    /** Whether the root is still the same afterwards. Tokens that cannot be replaced, for lack of memory, are lost instead. */
    private boolean replaceTokens(List<String> prefixes, String identity, List<Mark> obsolete) {
        Commands replacing = new Commands();
        Instant now = clock.instant();
        prefixes.forEach(prefix -> setToken(replacing, prefix, identity, Generation.changed(random, now)));
        Answers answers;
        try {
            answers = connection.ask(dropping(replacing, obsolete).add(Command.HGETALL, keys.root()));
        } catch (BackendUnavailableException e) {
            if (!(e.getCause() instanceof JedisDataException)) {
                throw e;
            }
            Commands losing = new Commands().addAll(Command.UNLINK, List.of(), tokenKeys(prefixes));
            answers = connection.ask(dropping(losing, obsolete).add(Command.HGETALL, keys.root()));
        }
        return identity.equals(rootOf(answers).identity());
    }

    private void setToken(Commands commands, String prefix, String identity, Generation token) {
        String value = identity + ":" + token.text();
        commands.add(Command.SET, keys.token(prefix), value, "PX", UNUSED.toMillis());
    }

    /** Tokens first, root after: see above. */
    private Commands reading(Commands commands, List<String> prefixes) {
        return commands.addAll(Command.MGET, List.of(), tokenKeys(prefixes)).add(Command.HGETALL, keys.root());
    }

    private Commands setting(List<Mark> marks) {
        List<String> pairs = new ArrayList<>();
        fields(marks).forEach(field -> pairs.addAll(List.of(field, "")));
        return new Commands().addAll(Command.HSET, List.of(keys.root()), pairs);
    }

    private Commands dropping(Commands commands, List<Mark> marks) {
        return commands.addAll(Command.HDEL, List.of(keys.root()), fields(marks));
    }

    private List<String> tokenKeys(Collection<String> prefixes) {
        return prefixes.stream().map(keys::token).toList();
    }

    private static List<String> fields(List<Mark> marks) {
        return marks.stream().map(Mark::field).toList();
    }

    private static boolean isComplete(GenerationSnapshot snapshot, List<String> prefixes, Root root) {
        return root.identity() != null && snapshot.tokens().keySet().containsAll(prefixes);
    }

    private static @Nullable Generation token(byte @Nullable [] value, @Nullable String identity) {
        if (value == null || identity == null || value.length != TOKEN_LENGTH) {
            return null;
        }
        String text = new String(value, StandardCharsets.US_ASCII);
        return text.startsWith(identity + ":")
                ? Generation.parse(text.substring(identity.length() + 1)).orElse(null)
                : null;
    }

    private static BackendUnavailableException tooMany() {
        return BackendUnavailableException.passing(
                "the cache is written or emptied by too many at once", "try again", null);
    }
}
