package io.awsideman.cache.backend.redis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private final Clock clock;

    Succession(RedisConnection connection, Duration settleTime, Clock clock) {
        this.connection = connection;
        this.settleTime = settleTime;
        this.clock = clock;
    }

    /** Adds what makes a root with this identity to a transaction, in the place of the one that was seen. */
    void into(Commands transaction, String key, String identity, Root seen) {
        transaction.add(Command.HSET, key, Root.IDENTITY, Root.identityIn(connection.run(), identity));
        if (!settleTime.isZero() && (seen.lost() || mayHaveLostMarks())) {
            Instant until = clock.instant().plus(settleTime);
            transaction.add(Command.HSET, key, new Mark(Mark.ALL, OWNER, until).field(), "");
        }
    }

    private boolean mayHaveLostMarks() {
        Answers facts = connection.ask(new Commands()
                .add(Command.INFO, "server")
                .add(Command.INFO, "stats")
                .add(Command.INFO, "commandstats"));
        Matcher uptime = UPTIME.matcher(facts.text(0));
        // which is the difference of two times without their fractions
        boolean settled = uptime.find() && Long.parseLong(uptime.group(1)) > settleTime.toSeconds() + 1;
        return !settled
                || !NEVER_EVICTED.matcher(facts.text(1)).find()
                || REMOVING.matcher(facts.text(2)).find();
    }
}
