package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import io.awsideman.fixture.RedisProcess;
import io.awsideman.sandbox.SandboxBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cache clear} where others use the same cache. */
class SharedCacheClearTest {
    private static final String COLLEAGUE = "536014478215";

    private final RedisProcess redis;
    private final Cli own;
    private final Cli other;

    SharedCacheClearTest(@TempDir Path home) throws IOException {
        redis = RedisProcess.start();
        own = user(home);
        other = user(home).with(SandboxBehaviour.VARIABLE, "caller=" + COLLEAGUE);
    }

    @BeforeEach
    void bothHaveAsked() {
        own.run("user list").ok();
        own.later(Duration.ofSeconds(5)); // a server that has just begun keeps nothing at first
        other.later(Duration.ofSeconds(5));
        own.run("user list").ok();
        other.run("user list").ok();
        assertThat(entriesOf(COLLEAGUE)).isPositive();
        assertThat(entriesOf("111122223333")).isPositive();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void whatOthersWereAnsweredStays() {
        long others = entriesOf(COLLEAGUE);

        CliRun run = own.run("cache clear --yes").ok();

        assertThat(run.err()).contains("111122223333").doesNotContain(COLLEAGUE);
        assertThat(entriesOf("111122223333")).isZero();
        assertThat(entriesOf(COLLEAGUE)).isEqualTo(others);
        long calls = own.callsTotal();
        other.run("user list").ok();
        assertThat(own.callsTotal()).isEqualTo(calls);
    }

    @Test
    void allOfItGoesOnlyWhenThatIsTyped() {
        CliRun refused = own.run("cache clear --all-scopes --yes").ended(ExitStatus.USAGE);
        assertThat(refused.err()).contains("all scopes");
        assertThat(own.onTerminal(80)
                        .answering("y")
                        .run("cache clear --all-scopes")
                        .exitCode())
                .isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(entriesOf(COLLEAGUE)).isPositive();

        own.onTerminal(80)
                .answering("all scopes")
                .run("cache clear --all-scopes")
                .ok();

        assertThat(entriesOf("")).isZero();
    }

    @Test
    void oneScopeIsNotAllScopes() {
        CliRun run = own.run("cache clear --all-scopes --scope x --yes").ended(ExitStatus.USAGE);

        assertThat(run.err()).contains("--scope", "--all-scopes");
    }

    private Cli user(Path home) {
        return Cli.inSandbox(home)
                .with("AWSIDEMAN_CACHE_BACKEND", "redis")
                .with("AWSIDEMAN_CACHE_REDIS_URL", redis.url())
                .with("AWSIDEMAN_CACHE_REDIS_READ_TIMEOUT", "20s");
    }

    private long entriesOf(String account) {
        return other.run("cache scopes -o json").ok().texts("Caller").stream()
                .filter(caller -> caller.startsWith(account))
                .count();
    }
}
