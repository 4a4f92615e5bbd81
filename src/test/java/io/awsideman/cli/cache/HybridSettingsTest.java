package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.fixture.RedisProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting of the hybrid backend does something that a user can see, in the file and in the environment. */
class HybridSettingsTest {
    /** The settings that are tested here, without {@code cache.}. */
    static final List<String> KEYS = List.of("hybrid_near", "hybrid_far", "hybrid_local_ttl");

    @TempDir
    Path homes = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "hybrid_near, memory, memory and redis",
        "hybrid_far, redis, near and redis",
        "hybrid_local_ttl, 9m, '\"LocalTtlSeconds\": 540'"
    })
    void settingHasItsEffectInTheFileAndInTheEnvironment(String key, String value, String expected) {
        assertThat(KEYS).contains(key);
        assertThat(key.equals("hybrid_far") || !status(user("usual")).contains(expected))
                .isTrue();

        Cli inFile = user("file");
        inFile.run(List.of("config", "set", "cache." + key, value)).ok();
        String variable = "AWSIDEMAN_CACHE_" + key.toUpperCase(Locale.ROOT);
        assertThat(status(inFile.without(variable))).contains(expected);
        assertThat(status(user("environment").with(variable, value))).contains(expected);
    }

    @Test
    void farTierIsATableUnlessTheSettingSaysOtherwise() {
        Cli usual = user("usual").without("AWSIDEMAN_CACHE_HYBRID_FAR");
        usual.with("AWSIDEMAN_CACHE_DYNAMODB_REGION", "eu-west-1");

        assertThat(usual.run("cache backend list").ok().out())
                .contains("near and ")
                .doesNotContain("near and redis");
    }

    @Test
    void statusOfOtherBackendsHasNoLocalTimeToLive() {
        assertThat(status(user("other").with("AWSIDEMAN_CACHE_BACKEND", "file")))
                .doesNotContain("LocalTtlSeconds");
    }

    private static String status(Cli cli) {
        return cli.run("cache status -o json").ok().out();
    }

    /** Someone with a far tier of their own. */
    private Cli user(String home) {
        return Cli.inSandbox(homes.resolve(home))
                .with("AWSIDEMAN_CACHE_BACKEND", "hybrid")
                .with("AWSIDEMAN_CACHE_HYBRID_FAR", "redis")
                .with("AWSIDEMAN_CACHE_REDIS_CONNECT_TIMEOUT", "5s")
                .with("AWSIDEMAN_CACHE_REDIS_READ_TIMEOUT", "20s")
                .with("AWSIDEMAN_CACHE_REDIS_PREFIX", UUID.randomUUID().toString())
                .with("AWSIDEMAN_CACHE_REDIS_URL", RedisProcess.shared().url());
    }
}
