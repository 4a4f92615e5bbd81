package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.ExitStatus;
import io.awsideman.fixture.FaultyLink;
import io.awsideman.fixture.RedisProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting of the Redis backend does something that a user can see, in the file and in the environment. */
class RedisSettingsTest {
    /** The settings that are tested here, without {@code cache.}. */
    static final List<String> KEYS = List.of(
            "redis_url",
            "redis_password_file",
            "redis_password_command",
            "redis_ca_file",
            "redis_prefix",
            "redis_connect_timeout",
            "redis_read_timeout");

    @TempDir
    Path homes = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "redis_url, redis://127.0.0.1:1/7, redis://127.0.0.1:1/7",
        "redis_password_file, /nowhere, passphrase file /nowhere",
        "redis_password_command, false x, passphrase command false",
        "redis_ca_file, /nowhere.pem, the certificates in /nowhere.pem",
        "redis_prefix, team-1, (team-1)",
        "redis_connect_timeout, 123ms, 123 ms",
        "redis_read_timeout, 77ms, 77 ms"
    })
    void settingHasItsEffectInTheFileAndInTheEnvironment(String key, String value, String expected) {
        String variable = "AWSIDEMAN_CACHE_" + key.toUpperCase(Locale.ROOT);
        assertThat(KEYS).contains(key);
        assertThat(health(dead(homes.resolve("usual")))).doesNotContain(expected);

        Cli inFile = dead(homes.resolve("file"));
        inFile.run(List.of("config", "set", "cache." + key, value)).ok();
        assertThat(health(key.equals("redis_url") ? inFile.without(variable) : inFile))
                .contains(expected);
        assertThat(health(dead(homes.resolve("environment")).with(variable, value)))
                .contains(expected);
    }

    @Test
    void slowServerIsWaitedForAsLongAsTheSettingSays() throws IOException {
        try (RedisProcess server = RedisProcess.start();
                FaultyLink link = new FaultyLink(server.port())) {
            link.delay(Duration.ofMillis(600));
            Cli cli = dead(homes).with("AWSIDEMAN_CACHE_REDIS_URL", "redis://127.0.0.1:" + link.port());

            assertThat(cli.run("user list").ok().err()).contains("timed out");
            cli.later(Duration.ofMinutes(5));
            cli.with("AWSIDEMAN_CACHE_REDIS_READ_TIMEOUT", "1m");
            assertThat(cli.run("user list").ok().err()).isEmpty();
        }
    }

    private static String health(Cli cli) {
        return cli.run("cache health").ended(ExitStatus.UNAVAILABLE).out();
    }

    /** Someone whose Redis server there is not. */
    private static Cli dead(Path home) {
        return Cli.inSandbox(home)
                .with("AWSIDEMAN_CACHE_BACKEND", "redis")
                .with("AWSIDEMAN_CACHE_REDIS_URL", "rediss://127.0.0.1:1");
    }
}
