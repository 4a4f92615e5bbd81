package io.awsideman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.failure.AdminException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key and every variable of the table reaches the record it is meant for. */
class SettingEffectTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path userHome;

    /** A setting, a value that is not its default, and where that must arrive. */
    record Effect(String key, String value, Object expected, Function<Configuration, @Nullable Object> actual) {
        @Override
        public String toString() {
            return key;
        }
    }

    static List<Effect> effects() {
        List<Effect> effects = new ArrayList<>(List.of(
                new Effect("default_profile", "Prod Team", "Prod Team", Configuration::profileName),
                new Effect("output.format", "CSV", "csv", c -> c.output().format()),
                new Effect("output.color", "never", ColorMode.NEVER, c -> c.output()
                        .color()),
                new Effect("aws.rate_limits.identitystore", "7.5", 7.5, c -> c.aws()
                        .rateLimits()
                        .identitystore()),
                new Effect("aws.rate_limits.sso_admin", "3", 3.0, c -> c.aws()
                        .rateLimits()
                        .ssoAdmin()),
                new Effect("aws.rate_limits.organizations", "2", 2.0, c -> c.aws()
                        .rateLimits()
                        .organizations()),
                new Effect("aws.max_in_flight", "4", 4, c -> c.aws().maxInFlight()),
                new Effect("aws.endpoint_url", "http://Host:1/", URI.create("http://Host:1/"), c -> c.aws()
                        .endpointUrl())));
        effects.addAll(cacheEffects());
        for (Setting<Duration> ttl : TtlSettings.USUAL) {
            String resource = ttl.path().get(2);
            String operation = ttl.path().get(3);
            effects.add(new Effect(
                    ttl.key(), "77s", Duration.ofSeconds(77), c -> c.cache().ttl(resource, operation)));
        }
        effects.add(new Effect("cache.ttls.organizational_unit.list", "PT2H", Duration.ofHours(2), c -> c.cache()
                .ttl("organizational_unit", "list")));
        return effects;
    }

    private static List<Effect> cacheEffects() {
        return List.of(
                new Effect("cache.enabled", "off", false, c -> c.cache().enabled()),
                new Effect("cache.backend_type", "hybrid", BackendType.HYBRID, c -> c.cache()
                        .backendType()),
                new Effect("cache.cache_dir", "/Var/Cache", Path.of("/Var/Cache"), c -> c.cache()
                        .cacheDir()),
                new Effect("cache.max_size_mb", "250", 250, c -> c.cache().maxSizeMb()),
                new Effect("cache.max_age", "2d", Duration.ofDays(2), c -> c.cache()
                        .maxAge()),
                new Effect("cache.default_ttl", "1h30m", Duration.ofMinutes(90), c -> c.cache()
                        .ttl("root", "list")),
                new Effect("cache.compression", "no", false, c -> c.cache().compression()),
                new Effect("cache.compression_threshold", "4 KB", 4096, c -> c.cache()
                        .compressionThreshold()),
                new Effect("cache.settle_time", "500ms", Duration.ofMillis(500), c -> c.cache()
                        .settleTime()),
                new Effect("cache.stale_if_error", "0", Duration.ZERO, c -> c.cache()
                        .staleIfError()),
                new Effect("cache.circuit_breaker.failure_threshold", "2", 2, c -> c.cache()
                        .circuitBreaker()
                        .failureThreshold()),
                new Effect("cache.circuit_breaker.recovery_timeout", "90", Duration.ofSeconds(90), c -> c.cache()
                        .circuitBreaker()
                        .recoveryTimeout()),
                new Effect("cache.encryption_enabled", "yes", true, c -> c.cache()
                        .encryption()
                        .enabled()),
                new Effect("cache.encryption_type", "AES256", "aes256", c -> c.cache()
                        .encryption()
                        .type()),
                new Effect("cache.encryption_key_source", "passphrase", KeySource.PASSPHRASE, c -> c.cache()
                        .encryption()
                        .keySource()),
                new Effect("cache.encryption_passphrase_fd", "3", "3", c -> c.cache()
                        .encryption()
                        .passphrase()
                        .descriptor()),
                new Effect("cache.encryption_passphrase_file", "/x/secret", "/x/secret", c -> c.cache()
                        .encryption()
                        .passphrase()
                        .file()),
                new Effect("cache.encryption_passphrase_command", "pass show x", "pass show x", c -> c.cache()
                        .encryption()
                        .passphrase()
                        .command()),
                new Effect("cache.dynamodb_table_name", "Team.Cache", "Team.Cache", c -> c.cache()
                        .dynamodb()
                        .tableName()),
                new Effect("cache.dynamodb_region", "us-gov-west-1", "us-gov-west-1", c -> c.cache()
                        .dynamodb()
                        .region()),
                new Effect("cache.dynamodb_profile", "Shared", "Shared", c -> c.cache()
                        .dynamodb()
                        .profile()),
                new Effect("cache.dynamodb_endpoint", "https://d/", URI.create("https://d/"), c -> c.cache()
                        .dynamodb()
                        .endpoint()),
                new Effect("cache.dynamodb_connect_timeout", "1s", Duration.ofSeconds(1), c -> c.cache()
                        .dynamodb()
                        .limits()
                        .connecting()),
                new Effect("cache.dynamodb_timeout", "3s", Duration.ofSeconds(3), c -> c.cache()
                        .dynamodb()
                        .limits()
                        .answering()),
                new Effect("cache.dynamodb_retries", "2", 2, c -> c.cache()
                        .dynamodb()
                        .limits()
                        .retries()),
                new Effect("cache.dynamodb_create_table", "yes", true, c -> c.cache()
                        .dynamodb()
                        .creation()
                        .onFirstUse()),
                new Effect("cache.dynamodb_point_in_time_recovery", "yes", true, c -> c.cache()
                        .dynamodb()
                        .creation()
                        .pointInTimeRecovery()),
                new Effect("cache.dynamodb_kms_key", "alias/x", "alias/x", c -> c.cache()
                        .dynamodb()
                        .creation()
                        .kmsKey()),
                new Effect(
                        "cache.dynamodb_tags",
                        "team=a b, env=x=y",
                        Map.of("team", "a b", "env", "x=y"),
                        c -> c.cache().dynamodb().creation().tags()),
                new Effect("cache.plugin_name", "mounted", "mounted", c -> c.cache()
                        .plugin()
                        .name()),
                new Effect(
                        "cache.plugin_settings",
                        "folder=/mnt/x, depth=2",
                        Map.of("folder", "/mnt/x", "depth", "2"),
                        c -> c.cache().plugin().settings()),
                new Effect("cache.redis_url", "rediss://u:p@h:1/2", "rediss://u:p@h:1/2", c -> c.cache()
                        .redis()
                        .url()),
                new Effect("cache.redis_password_file", "/x/secret", "/x/secret", c -> c.cache()
                        .redis()
                        .passwordFile()),
                new Effect("cache.redis_password_command", "pass show x", "pass show x", c -> c.cache()
                        .redis()
                        .passwordCommand()),
                new Effect("cache.redis_ca_file", "/x/ca.pem", "/x/ca.pem", c -> c.cache()
                        .redis()
                        .caFile()),
                new Effect("cache.redis_prefix", "team-1", "team-1", c -> c.cache()
                        .redis()
                        .prefix()),
                new Effect("cache.redis_connect_timeout", "1s", Duration.ofSeconds(1), c -> c.cache()
                        .redis()
                        .connectTimeout()),
                new Effect("cache.redis_read_timeout", "2s", Duration.ofSeconds(2), c -> c.cache()
                        .redis()
                        .readTimeout()),
                new Effect("cache.hybrid_near", "memory", BackendType.MEMORY, c -> c.cache()
                        .hybrid()
                        .near()),
                new Effect("cache.hybrid_far", "redis", BackendType.REDIS, c -> c.cache()
                        .hybrid()
                        .far()),
                new Effect("cache.hybrid_local_ttl", "9m", Duration.ofMinutes(9), c -> c.cache()
                        .hybrid()
                        .localTtl()));
    }

    static Stream<Arguments> variables() {
        return effects().stream().flatMap(effect -> setting(effect.key()).variables().stream()
                .map(variable -> Arguments.of(variable.name(), variable.negated() ? "1" : effect.value(), effect)));
    }

    static Stream<Effect> cacheKeys() {
        return effects().stream().filter(effect -> effect.key().startsWith("cache."));
    }

    /** Nothing that one can write there is nonsense. */
    private static final Set<String> ANY_TEXT = Set.of(
            "default_profile",
            "cache.dynamodb_profile",
            "cache.cache_dir",
            "cache.encryption_passphrase_file",
            "cache.encryption_passphrase_command",
            "cache.redis_password_file",
            "cache.redis_password_command",
            "cache.redis_ca_file");

    @ParameterizedTest
    @MethodSource("effects")
    void aKeyOfTheFileReachesItsRecord(Effect effect) {
        ConfigHome home = new ConfigHome(userHome);
        home.editor().set(effect.key(), effect.value());

        Configuration configuration = home.load();

        assertThat(effect.actual().apply(configuration)).isEqualTo(effect.expected());
        assertThat(effect.actual().apply(new ConfigHome(userHome.resolve("other")).load()))
                .isNotEqualTo(effect.key().equals("cache.encryption_type") ? null : effect.expected());
        assertThat(source(configuration, effect.key())).startsWith("file " + home.home.configFile() + ":");
        assertThat(home.warnings).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variables")
    void aVariableReachesTheRecordOfItsKeyAndIsStrongerThanTheFile(String variable, String value, Effect effect) {
        ConfigHome home = new ConfigHome(userHome).variable(variable, value);
        String usual = setting(effect.key()).defaultText();
        if (usual != null) {
            home.editor().set(effect.key(), usual);
        }

        Configuration configuration = home.load();

        assertThat(effect.actual().apply(configuration)).isEqualTo(effect.expected());
        assertThat(source(configuration, effect.key())).isEqualTo("environment " + variable);
        assertThat(home.warnings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("effects")
    void anOptionIsStrongerThanAll(Effect effect) {
        ConfigHome home = new ConfigHome(userHome);

        Configuration configuration = home.load(null, new OptionOverride("--this", effect.key(), effect.value()));

        assertThat(effect.actual().apply(configuration)).isEqualTo(effect.expected());
        assertThat(source(configuration, effect.key())).isEqualTo("option --this");
    }

    @ParameterizedTest
    @MethodSource("cacheKeys")
    void aCacheKeyCanBeSetForOneProfileOnly(Effect effect) {
        ConfigHome home = new ConfigHome(userHome);
        Object usual = effect.actual().apply(home.load());
        home.editor().set("cache.profiles.my.team." + effect.key().substring("cache.".length()), effect.value());

        assertThat(effect.actual().apply(home.load("my.team"))).isEqualTo(effect.expected());
        assertThat(effect.actual().apply(home.load("other"))).isEqualTo(usual);
        assertThat(home.warnings).isEmpty();
    }

    @Test
    void everySettingHasAnEffectHere() {
        TreeSet<String> tested =
                new TreeSet<>(effects().stream().map(Effect::key).toList());

        assertThat(tested).containsAll(Settings.ALL.stream().map(Setting::key).toList());
    }

    @ParameterizedTest
    @MethodSource("effects")
    void nonsenseIsRefusedWithThePlace(Effect effect) {
        if (ANY_TEXT.contains(effect.key())) {
            return;
        }
        ConfigHome home = new ConfigHome(userHome);
        home.editor().set(effect.key(), effect.value());
        home.file(home.text().replaceAll(": [^:\n].*\n", ": \"-%-\"\n"));

        assertThatThrownBy(home::load)
                .isInstanceOf(AdminException.class)
                .hasMessageMatching("\\Q" + home.home.configFile() + "\\E:\\d+:\\d+: .*is not valid");
    }

    private static Setting<?> setting(String key) {
        return Objects.requireNonNull(new SettingLookup().ofKey(key)).setting();
    }

    private static String source(Configuration configuration, String key) {
        return configuration.effective().stream()
                .filter(value -> value.key().equals(key))
                .findFirst()
                .orElseThrow()
                .source();
    }
}
