package io.awsideman.cache.backend.redis;

import io.awsideman.cache.Generation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol.Command;

/**
 * Makes a root where there is none that counts. Marks may have been lost with the one before: then nothing is stored for as long
 * as a write settles. Only a server that has run for longer than that, and has never removed a key, had none to lose.
 */
final class Succession {
    private static final String OWNER = "succession";
    private static final Pattern UPTIME = Pattern.compile("(?m)^uptime_in_seconds:(\\d{1,12})\\r?$");
    private static final Pattern NEVER_EVICTED = Pattern.compile("(?m)^evicted_keys:0\\r?$");
    private static final Pattern REMOVING = Pattern.compile(
            "(?m)^cmdstat_(flush|swapdb|del|unlink|getdel|rename|move|restore|migrate|expire|pexpire|eval|fcall|debug)");

    private final RedisConnection connection;
    private final Duration settleTime;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** When the server was started, {@code null} if it does not say, and whether it has never removed a key since. */
    private record Past(@Nullable Instant start, boolean keepsAll) {}

    Succession(RedisConnection connection, Duration settleTime, InstantSource clock, RandomGenerator random) {
        this.connection = connection;
        this.settleTime = settleTime;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Adds what makes a root to a transaction, in the place of the one that was seen. If something may have been lost with that,
     * the new identity is one of a change.
     *
     * @return the identity
     */
    String into(Commands transaction, String key, Root seen) {
        Past past = past();
        boolean mayHaveLost = seen.lost() || !past.keepsAll() || !isSettled(past.start());
        String identity = mayHaveLost
                ? Generation.changed(random, clock.instant()).text()
                : Generation.random(random).text();
        transaction.add(Command.HSET, key, Root.IDENTITY, Root.identityIn(connection.run(), identity));
        if (!settleTime.isZero() && mayHaveLost) {
            Instant until = clock.instant().plus(settleTime);
            transaction.add(Command.HSET, key, new Mark(Mark.ALL, OWNER, until).field(), "");
        }
        return identity;
    }

    /** What a server has lost that keeps all it gets: what it was told before it was started, or before the root was made anew. */
    Instant latestForgottenChange(@Nullable String identity) {
        Past past = past();
        if (!past.keepsAll() || past.start() == null) {
            return Instant.MAX;
        }
        Instant made = identity == null
                ? Instant.EPOCH
                : Generation.parse(identity).map(Generation::changedAt).orElse(Instant.MAX);
        return made.isAfter(past.start()) ? made : past.start();
    }

    private boolean isSettled(@Nullable Instant start) {
        // which is the difference of two times without their fractions
        return start != null && start.isBefore(clock.instant().minus(settleTime).minusSeconds(1));
    }

    private Past past() {
        Answers facts = connection.ask(new Commands()
                .add(Command.INFO, "server")
                .add(Command.INFO, "stats")
                .add(Command.INFO, "commandstats"));
        Matcher uptime = UPTIME.matcher(facts.text(0));
        Instant start = uptime.find() ? clock.instant().minusSeconds(Long.parseLong(uptime.group(1))) : null;
        boolean keepsAll = NEVER_EVICTED.matcher(facts.text(1)).find()
                && !REMOVING.matcher(facts.text(2)).find();
        return new Past(start, keepsAll);
    }
}
