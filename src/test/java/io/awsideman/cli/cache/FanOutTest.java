package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.fixture.RedisProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a shared cache by commands whose answers are put together from many others. */
class FanOutTest {
    private static final Pattern READS = Pattern.compile("cmdstat_mget:calls=(\\d+)");

    private final RedisProcess server;
    private final Cli cli;

    FanOutTest(@TempDir Path home) throws IOException {
        this.server = RedisProcess.start();
        this.cli = Cli.inSandbox(home)
                .with("AWSIDEMAN_CACHE_BACKEND", "redis")
                .with("AWSIDEMAN_CACHE_SETTLE_TIME", "0")
                .with("AWSIDEMAN_CACHE_REDIS_URL", server.url())
                .with("AWSIDEMAN_CACHE_REDIS_READ_TIMEOUT", "20s");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignment list", "access matrix", "findings list"})
    void entriesAreAskedForTogether(String command) throws IOException {
        String answer = cli.run(command).out();
        long hits = hits();
        long before = reads();

        assertThat(cli.run(command).out()).isEqualTo(answer);

        long reads = reads() - before;
        hits = hits() - hits;
        assertThat(reads).as("reads of " + hits + " entries").isLessThan(hits / 2);
    }

    @Test
    void lookingAheadAsksAwsForNothing() {
        cli.run("sandbox status").ok();
        cli.with("AWSIDEMAN_CACHE_BACKEND", "memory");
        long start = cli.callsTotal();
        String answer = cli.run("access matrix -o csv").ok().out();
        long calls = cli.callsTotal() - start;
        cli.with("AWSIDEMAN_CACHE_BACKEND", "redis");

        assertThat(cli.run("access matrix -o csv").ok().out()).isEqualTo(answer);

        assertThat(cli.callsTotal() - start).isEqualTo(2 * calls);
    }

    @Test
    void whatWasChangedSinceIsSeen() {
        String before = cli.run("access matrix -o csv").ok().out();

        cli.run("assignment assign Billing Developers audit").ok();

        String after = cli.run("access matrix -o csv").ok().out();
        assertThat(after).isNotEqualTo(before);
        cli.later(Duration.ofSeconds(10));
        assertThat(cli.run("access matrix -o csv").ok().out()).isEqualTo(after);
    }

    private long reads() throws IOException {
        Matcher calls = READS.matcher(server.command("INFO", "commandstats"));
        return calls.find() ? Long.parseLong(calls.group(1)) : 0;
    }

    private long hits() {
        return cli.run("cache status -o json").ok().json().path("Hits").asLong();
    }
}
