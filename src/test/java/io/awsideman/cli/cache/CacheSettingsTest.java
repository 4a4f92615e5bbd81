package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting of the cache does something that a user can see, wherever it is set. */
class CacheSettingsTest {
    private static final String KEPT = "kept";
    private static final String ASKED = "asked";

    @TempDir
    Path homes = Path.of("");

    private int count;

    /** A setting with a value that is not its default, its variable, and what a user sees with it and without. */
    record Effect(
            String key,
            String value,
            String variable,
            String expected,
            String usual,
            Function<Cli, String> observation) {
        @Override
        public String toString() {
            return key;
        }
    }

    static List<Effect> effects() {
        List<Effect> effects = new ArrayList<>(List.of(
                new Effect("enabled", "false", "ENABLED", ASKED, KEPT, cli -> again(cli, Duration.ZERO)),
                new Effect("backend_type", "memory", "BACKEND", ASKED, KEPT, cli -> again(cli, Duration.ZERO)),
                new Effect("cache_dir", "elsewhere", "DIR", "elsewhere", "cache", CacheSettingsTest::folder),
                new Effect("max_size_mb", "1", "MAX_SIZE_MB", ASKED, KEPT, CacheSettingsTest::largeListing),
                new Effect("max_age", "1m", "MAX_AGE", ASKED, KEPT, cli -> again(cli, Duration.ofMinutes(2))),
                new Effect(
                        "default_ttl", "77s", "DEFAULT_TTL", "77", "900", ttl("application list", "application:list")),
                new Effect("compression", "false", "COMPRESSION", "plain", "compressed", CacheSettingsTest::form),
                new Effect(
                        "compression_threshold",
                        "1MB",
                        "COMPRESSION_THRESHOLD",
                        "plain",
                        "compressed",
                        CacheSettingsTest::form),
                new Effect("settle_time", "0", "SETTLE_TIME", KEPT, ASKED, CacheSettingsTest::afterAWrite),
                new Effect(
                        "stale_if_error", "0", "STALE_IF_ERROR", "exit 7", "exit 0", CacheSettingsTest::whenAwsIsGone),
                new Effect(
                        "circuit_breaker.failure_threshold",
                        "1000",
                        "BREAKER_THRESHOLD",
                        "closed",
                        "open",
                        CacheSettingsTest::breaker),
                new Effect(
                        "circuit_breaker.recovery_timeout",
                        "1h",
                        "BREAKER_RECOVERY",
                        ASKED,
                        KEPT,
                        CacheSettingsTest::afterRecovery)));
        effects.addAll(List.of(
                new Effect(
                        "encryption_enabled", "true", "ENCRYPTION", "exit 8", "plain", CacheSettingsTest::protection),
                new Effect(
                        "encryption_key_source",
                        "environment",
                        "ENCRYPTION_KEY_SOURCE",
                        "AWSIDEMAN_CACHE_KEY is not set",
                        "there is no keyring",
                        CacheSettingsTest::missingKey)));
        ttls().forEach((operation, seconds) -> effects.add(new Effect(
                "ttls." + operation.replace(':', '.'),
                "77s",
                "TTL_" + operation.replace(':', '_').toUpperCase(Locale.ROOT),
                "77",
                seconds,
                ttl(readerOf(operation), operation))));
        return effects;
    }

    private static Map<String, String> ttls() {
        return Map.of(
                "user:list", "600",
                "user:describe", "1800",
                "group:list", "900",
                "group:describe", "3600",
                "group:members", "300",
                "permission_set:list", "7200",
                "permission_set:describe", "14400",
                "assignment:list", "600",
                "account:list", "3600",
                "instance:list", "86400");
    }

    private static String readerOf(String operation) {
        return switch (operation) {
            case "user:describe" -> "user get jane.smith";
            case "group:describe" -> "group get Developers";
            case "group:members" -> "group members Developers";
            case "permission_set:list", "permission_set:describe" -> "permission-set get ReadOnlyAccess";
            default -> operation.replace(':', ' ');
        };
    }

    @ParameterizedTest
    @MethodSource("effects")
    void settingHasItsEffectWhereverItIsSetAndTheStrongestPlaceCounts(Effect effect) {
        assertThat(effect.observation().apply(fresh().cli())).isEqualTo(effect.usual());

        Home general = fresh().set("cache." + effect.key(), effect.value());
        assertThat(effect.observation().apply(general.cli())).as("file").isEqualTo(effect.expected());

        Home sectioned = fresh().set("cache." + effect.key(), effect.value());
        String usual = sectioned.defaultOf("cache." + effect.key());
        sectioned.set("cache.profiles.sandbox." + effect.key(), usual);
        assertThat(effect.observation().apply(sectioned.cli())).as("profile").isEqualTo(effect.usual());

        Home environment = fresh().set("cache.profiles.sandbox." + effect.key(), usual);
        environment.cli().with("AWSIDEMAN_CACHE_" + effect.variable(), effect.value());
        assertThat(effect.observation().apply(environment.cli()))
                .as("environment")
                .isEqualTo(effect.expected());
    }

    @ParameterizedTest
    @CsvSource({
        "encryption_passphrase_fd, 9999, PASSPHRASE_FD",
        "encryption_passphrase_file, /nowhere, PASSPHRASE_FILE",
        "encryption_passphrase_command, false, PASSPHRASE_COMMAND"
    })
    void passphraseIsLookedForWhereTheSettingSays(String key, String value, String variable) {
        assertThat(withoutPassphrase(fresh().cli())).contains("no passphrase is configured");
        assertThat(withoutPassphrase(fresh().set("cache." + key, value).cli()))
                .doesNotContain("no passphrase is configured");
        assertThat(withoutPassphrase(fresh().cli().with("AWSIDEMAN_CACHE_" + variable, value)))
                .doesNotContain("no passphrase is configured");
    }

    @Test
    void algorithmIsOneThatThereIs() {
        Cli cli = fresh().set("cache.encryption_type", "aes256").cli();
        assertThat(cli.run("cache encryption status").ok().out()).contains("aes256");
        assertThat(cli.run("config set cache.encryption_type rot13")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("aes256");
        assertThat(cli.with("AWSIDEMAN_CACHE_ENCRYPTION_TYPE", "rot13")
                        .run("user list")
                        .failed(ExitStatus.CONFIGURATION)
                        .err())
                .contains("aes256");
    }

    @Test
    void variablesWithTwoNamesWorkByBoth() {
        assertThat(again(fresh().cli().with("AWSIDEMAN_CACHE_DISABLED", "1"), Duration.ZERO))
                .isEqualTo(ASKED);
        assertThat(ttl("application list", "application:list")
                        .apply(fresh().cli().with("AWSIDEMAN_CACHE_TTL", "77")))
                .isEqualTo("77");
    }

    @Test
    void optionsAreStrongerThanAllSettings() {
        Cli cli = fresh().cli().with("AWSIDEMAN_CACHE_ENABLED", "true").with("AWSIDEMAN_CACHE_TTL_USER_LIST", "9h");
        cli.run("user list").ok();
        cli.later(Duration.ofMinutes(5));

        assertThat(asks(cli, "user list")).isEqualTo(KEPT);
        assertThat(asks(cli, "user list --max-age 1m")).isEqualTo(ASKED);
        assertThat(asks(cli, "user list --no-cache")).isEqualTo(ASKED);
    }

    @Test
    void everySettingOfTheCacheIsHere() {
        Stream<String> alone = Stream.of(
                "encryption_type",
                "encryption_passphrase_fd",
                "encryption_passphrase_file",
                "encryption_passphrase_command");
        Stream<String> tested = Stream.of(
                        alone,
                        CacheTableSettingsTest.SETTINGS.stream(),
                        RedisSettingsTest.KEYS.stream(),
                        HybridSettingsTest.KEYS.stream(),
                        CachePluginTest.KEYS.stream(),
                        effects().stream().map(Effect::key))
                .flatMap(keys -> keys);

        assertThat(tested.map(key -> "cache." + key).distinct())
                .containsExactlyInAnyOrderElementsOf(fresh().cli().run("config show -o json").ok().texts("Key").stream()
                        .filter(key -> key.startsWith("cache."))
                        .toList());
    }

    private static String asks(Cli cli, String command) {
        long calls = cli.callsTotal();
        cli.run(command).ok();
        return cli.callsTotal() == calls ? KEPT : ASKED;
    }

    private static String again(Cli cli, Duration later) {
        cli.run("user list").ok();
        cli.later(later);
        return asks(cli, "user list");
    }

    private static String folder(Cli cli) {
        cli.run("user list").ok();
        return Stream.of("cache", "elsewhere")
                .filter(name -> Files.exists(cli.files().resolve(name).resolve("v1")))
                .findFirst()
                .orElse("none");
    }

    private static String largeListing(Cli cli) {
        cli.with("AWSIDEMAN_CACHE_COMPRESSION", "false");
        cli.run("sandbox seed --users 5000 --groups 1 --yes").ok();
        return again(cli, Duration.ZERO);
    }

    /** The seconds that the longest-lived answer of the operation counts, which are shortened by up to a tenth. */
    private static Function<Cli, String> ttl(String command, String operation) {
        return cli -> {
            cli.run(command).ok();
            long longest = 0;
            for (JsonNode entry :
                    cli.run("cache inspect " + operation + " -o json").ok().json()) {
                longest = Math.max(
                        longest,
                        Duration.between(time(entry, "CreatedAt"), time(entry, "ExpiresAt"))
                                .toMillis());
            }
            double seconds = longest / 1000.0;
            return Stream.of(77, 300, 600, 900, 1800, 3600, 7200, 14400, 86400)
                    .filter(known -> seconds > known * 0.899 && seconds <= known)
                    .map(String::valueOf)
                    .findFirst()
                    .orElse("not at all: " + seconds);
        };
    }

    private static Instant time(JsonNode entry, String field) {
        return Instant.parse(entry.path(field).asText());
    }

    private static String form(Cli cli) {
        cli.run("user list").ok();
        JsonNode entry = cli.run("cache inspect user:list:all --show-values -o json")
                .ok()
                .json()
                .get(0);
        return entry.path("Bytes").asInt() < entry.path("Value").toString().length() / 2 ? "compressed" : "plain";
    }

    private static String afterAWrite(Cli cli) {
        cli.run("user create --user-name x --given-name X --family-name Y").ok();
        return again(cli, Duration.ZERO);
    }

    private static String whenAwsIsGone(Cli cli) {
        cli.run("user list").ok();
        cli.later(Duration.ofMinutes(30)).with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "throttled=ListUsers");
        return "exit " + cli.run("user list --timeout 100ms").exitCode();
    }

    private static String protection(Cli cli) {
        CliRun run = cli.run("user list");
        return run.exitCode() == ExitStatus.OK ? "plain" : "exit " + run.exitCode();
    }

    private static String missingKey(Cli cli) {
        String err = cli.with("AWSIDEMAN_CACHE_ENCRYPTION", "true")
                .run("user list")
                .failed(ExitStatus.KEY)
                .err();
        return Stream.of("AWSIDEMAN_CACHE_KEY is not set", "there is no keyring")
                .filter(err::contains)
                .findFirst()
                .orElse(err);
    }

    private static String withoutPassphrase(Cli cli) {
        return cli.with("AWSIDEMAN_CACHE_ENCRYPTION", "true")
                .with("AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE", "passphrase")
                .run("user list")
                .failed(ExitStatus.KEY)
                .err();
    }

    private static String breaker(Cli cli) {
        breakCache(cli);
        return cli.run("cache health -o json").json().findValuesAsText("Detail").stream()
                .filter(detail -> detail.matches("(open|closed|half_open): .*"))
                .map(detail -> detail.substring(0, detail.indexOf(':')))
                .findFirst()
                .orElseThrow();
    }

    private static String afterRecovery(Cli cli) {
        breakCache(cli);
        cli.later(Duration.ofMinutes(2));
        return again(cli, Duration.ZERO);
    }

    /** A cache that fails, often enough in the usual case, and would work again afterwards. */
    private static void breakCache(Cli cli) {
        try {
            Path cache = cli.files().resolve("cache");
            Files.createDirectories(cli.files());
            Files.writeString(cache, "a file where the folder should be");
            cli.run("user list").ok();
            cli.run("user list").ok();
            cli.run("user list").ok();
            Files.delete(cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Home fresh() {
        return new Home(Cli.inSandbox(homes.resolve("home" + ++count)));
    }

    private record Home(Cli cli) {
        Home set(String key, String value) {
            cli.run(List.of("config", "set", key, value)).ok();
            return this;
        }

        String defaultOf(String key) {
            for (JsonNode setting : Cli.inSandbox(cli.files().resolve("unset"))
                    .run("config show -o json")
                    .ok()
                    .json()) {
                if (setting.path("Key").asText().equals(key)) {
                    return key.equals("cache.cache_dir")
                            ? "cache"
                            : setting.path("Value").asText();
                }
            }
            throw new AssertionError("no setting " + key);
        }
    }
}
