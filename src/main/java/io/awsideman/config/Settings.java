package io.awsideman.config;

import io.awsideman.config.Setting.Variable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of all settings with a fixed name. Those named by the user are made by {@link SettingLookup}. */
final class Settings {
    static final Setting<String> DEFAULT_PROFILE = setting(
            ValueType.text("the name of an AWS profile", "\\S(.*\\S)?"),
            "default_profile",
            null,
            "The AWS profile used when neither --profile nor AWS_PROFILE names one.",
            "AWSIDEMAN_DEFAULT_PROFILE");
    static final Setting<String> OUTPUT_FORMAT = setting(
            ValueType.oneOf("table", "json", "jsonl", "yaml", "csv", "text", "html"),
            "output.format",
            "table",
            "How data is printed: table, json, jsonl, yaml, csv, text or html.",
            "AWSIDEMAN_OUTPUT_FORMAT",
            "AWSIDEMAN_OUTPUT");
    static final Setting<ColorMode> OUTPUT_COLOR = setting(
            ValueType.oneOf(ColorMode.class, List.of(ColorMode.values()), Map.of()),
            "output.color",
            "auto",
            "Colours: auto (on a terminal, unless NO_COLOR is set), always or never.",
            "AWSIDEMAN_COLOR");

    static final Setting<Double> RATE_IDENTITYSTORE = rate("identitystore", "20");
    static final Setting<Double> RATE_SSO_ADMIN = rate("sso_admin", "20");
    static final Setting<Double> RATE_ORGANIZATIONS = rate("organizations", "10");
    static final Setting<Integer> MAX_IN_FLIGHT = setting(
            ValueType.count(1, 100),
            "aws.max_in_flight",
            "10",
            "Requests to AWS that may be under way at once.",
            "AWSIDEMAN_MAX_IN_FLIGHT");
    static final Setting<URI> ENDPOINT_URL = setting(
            ValueType.HTTP_URL,
            "aws.endpoint_url",
            null,
            "Where to send requests instead of to AWS, for example to a running sandbox.",
            "AWSIDEMAN_ENDPOINT_URL");

    static final Setting<Boolean> CACHE_ENABLED = new Setting<>(
            List.of("cache", "enabled"),
            ValueType.BOOLEAN,
            "true",
            List.of(new Variable("AWSIDEMAN_CACHE_ENABLED", false), new Variable("AWSIDEMAN_CACHE_DISABLED", true)),
            "Whether answers of AWS are remembered.");
    static final Setting<BackendType> CACHE_BACKEND = setting(
            ValueType.oneOf(BackendType.class, List.of(BackendType.values()), Map.of("disk", BackendType.FILE)),
            "cache.backend_type",
            "file",
            "Where they are kept: memory, file (also called disk), dynamodb, redis, hybrid or plugin.",
            "AWSIDEMAN_CACHE_BACKEND");
    static final Setting<String> CACHE_DIR = setting(
            ValueType.text("a path", "[^\\x00]+"),
            "cache.cache_dir",
            null,
            "The folder of the file backend; ~ is your home, a relative path lies in the awsideman folder. "
                    + "Without it: the folder cache in there.",
            "AWSIDEMAN_CACHE_DIR");
    static final Setting<Integer> CACHE_MAX_SIZE = setting(
            ValueType.count(1, 1_000_000),
            "cache.max_size_mb",
            "100",
            "The size in megabytes above which the entries used longest ago are removed.",
            "AWSIDEMAN_CACHE_MAX_SIZE_MB");
    static final Setting<Duration> CACHE_MAX_AGE = setting(
            ValueType.POSITIVE_DURATION,
            "cache.max_age",
            "7d",
            "How old an entry may get at most, whatever ttls and stale_if_error say.",
            "AWSIDEMAN_CACHE_MAX_AGE");
    static final Setting<Duration> CACHE_DEFAULT_TTL = setting(
            ValueType.POSITIVE_DURATION,
            "cache.default_ttl",
            "15m",
            "How long an answer is good where ttls has no word on it.",
            "AWSIDEMAN_CACHE_DEFAULT_TTL",
            "AWSIDEMAN_CACHE_TTL");
    static final Setting<Boolean> CACHE_COMPRESSION = setting(
            ValueType.BOOLEAN,
            "cache.compression",
            "true",
            "Whether entries are compressed.",
            "AWSIDEMAN_CACHE_COMPRESSION");
    static final Setting<Integer> CACHE_COMPRESSION_THRESHOLD = setting(
            ValueType.SIZE,
            "cache.compression_threshold",
            "1KB",
            "The size from which they are.",
            "AWSIDEMAN_CACHE_COMPRESSION_THRESHOLD");
    static final Setting<Duration> CACHE_SETTLE_TIME = setting(
            ValueType.DURATION,
            "cache.settle_time",
            "3s",
            "How long after a write answers are not remembered, because AWS may still give old ones.",
            "AWSIDEMAN_CACHE_SETTLE_TIME");
    static final Setting<Duration> CACHE_STALE_IF_ERROR = setting(
            ValueType.DURATION,
            "cache.stale_if_error",
            "1h",
            "How long past its time an answer may still be given when AWS cannot be reached; 0 for never.",
            "AWSIDEMAN_CACHE_STALE_IF_ERROR");
    static final Setting<Integer> BREAKER_THRESHOLD = setting(
            ValueType.count(1, 1000),
            "cache.circuit_breaker.failure_threshold",
            "5",
            "Failures in a row after which a broken backend is left alone.",
            "AWSIDEMAN_CACHE_BREAKER_THRESHOLD");
    static final Setting<Duration> BREAKER_RECOVERY = setting(
            ValueType.POSITIVE_DURATION,
            "cache.circuit_breaker.recovery_timeout",
            "60s",
            "How long it is left alone before one more try.",
            "AWSIDEMAN_CACHE_BREAKER_RECOVERY");
    static final Setting<Boolean> ENCRYPTION_ENABLED = setting(
            ValueType.BOOLEAN,
            "cache.encryption_enabled",
            "false",
            "Whether entries are encrypted.",
            "AWSIDEMAN_CACHE_ENCRYPTION");
    static final Setting<String> ENCRYPTION_TYPE = setting(
            ValueType.oneOf("aes256"),
            "cache.encryption_type",
            "aes256",
            "The algorithm: aes256 (AES-256-CBC with HMAC-SHA-512).",
            "AWSIDEMAN_CACHE_ENCRYPTION_TYPE");
    static final Setting<KeySource> ENCRYPTION_KEY_SOURCE = setting(
            ValueType.oneOf(KeySource.class, List.of(KeySource.values()), Map.of()),
            "cache.encryption_key_source",
            "keyring",
            "Where the key comes from: keyring, passphrase or environment (AWSIDEMAN_CACHE_KEY).",
            "AWSIDEMAN_CACHE_ENCRYPTION_KEY_SOURCE");
    static final Setting<String> PASSPHRASE_DESCRIPTOR = setting(
            ValueType.text("the number of an open file descriptor", "[0-9]{1,4}"),
            "cache.encryption_passphrase_fd",
            null,
            "The open file descriptor that the passphrase is read from; for the key source passphrase.",
            "AWSIDEMAN_CACHE_PASSPHRASE_FD");
    static final Setting<String> PASSPHRASE_FILE = setting(
            ValueType.text("a path", "[^\\x00]+"),
            "cache.encryption_passphrase_file",
            null,
            "The file that the passphrase is read from; closed to all others.",
            "AWSIDEMAN_CACHE_PASSPHRASE_FILE");
    static final Setting<String> PASSPHRASE_COMMAND = setting(
            ValueType.text("a command line", ".+"),
            "cache.encryption_passphrase_command",
            null,
            "The command that prints the passphrase; it is run without a shell.",
            "AWSIDEMAN_CACHE_PASSPHRASE_COMMAND");
    static final Setting<String> DYNAMODB_TABLE = setting(
            ValueType.text("3 to 255 letters, digits, dots, dashes and underscores", "[A-Za-z0-9_.-]{3,255}"),
            "cache.dynamodb_table_name",
            "awsideman-cache",
            "The table of the dynamodb backend.",
            "AWSIDEMAN_CACHE_DYNAMODB_TABLE");
    static final Setting<String> DYNAMODB_REGION = setting(
            ProfileSettings.REGION_NAME,
            "cache.dynamodb_region",
            null,
            "Its region, when it is not that of the profile.",
            "AWSIDEMAN_CACHE_DYNAMODB_REGION");
    static final Setting<String> DYNAMODB_PROFILE = setting(
            ValueType.text("the name of an AWS profile", "\\S(.*\\S)?"),
            "cache.dynamodb_profile",
            null,
            "The AWS profile that may use it, when it is not the one of the command.",
            "AWSIDEMAN_CACHE_DYNAMODB_PROFILE");
    static final Setting<URI> DYNAMODB_ENDPOINT = setting(
            ValueType.HTTP_URL,
            "cache.dynamodb_endpoint",
            null,
            "Its endpoint, when it is not that of AWS.",
            "AWSIDEMAN_CACHE_DYNAMODB_ENDPOINT");
    static final Setting<Duration> DYNAMODB_CONNECT_TIMEOUT = setting(
            ValueType.POSITIVE_DURATION,
            "cache.dynamodb_connect_timeout",
            "200ms",
            "How long a connection to it may take.",
            "AWSIDEMAN_CACHE_DYNAMODB_CONNECT_TIMEOUT");
    static final Setting<Duration> DYNAMODB_TIMEOUT = setting(
            ValueType.POSITIVE_DURATION,
            "cache.dynamodb_timeout",
            "800ms",
            "How long it may be silent after a request.",
            "AWSIDEMAN_CACHE_DYNAMODB_TIMEOUT");
    static final Setting<Integer> DYNAMODB_RETRIES = setting(
            ValueType.count(0, 5),
            "cache.dynamodb_retries",
            "0",
            "How often a request that failed is repeated by the AWS SDK, besides our own attempts.",
            "AWSIDEMAN_CACHE_DYNAMODB_RETRIES");
    static final Setting<Boolean> DYNAMODB_CREATE_TABLE = setting(
            ValueType.BOOLEAN,
            "cache.dynamodb_create_table",
            "false",
            "Whether the first command that finds no table creates it, without asking.",
            "AWSIDEMAN_CACHE_DYNAMODB_CREATE_TABLE");
    static final Setting<Boolean> DYNAMODB_RECOVERY = setting(
            ValueType.BOOLEAN,
            "cache.dynamodb_point_in_time_recovery",
            "false",
            "Whether a table that is created keeps its past states; a cache needs none.",
            "AWSIDEMAN_CACHE_DYNAMODB_POINT_IN_TIME_RECOVERY");
    static final Setting<String> DYNAMODB_KMS_KEY = setting(
            ValueType.text("the id, ARN or alias of a KMS key", "[A-Za-z0-9:/_-]{1,2048}"),
            "cache.dynamodb_kms_key",
            null,
            "The KMS key that a table is created with; without it, a key that AWS owns.",
            "AWSIDEMAN_CACHE_DYNAMODB_KMS_KEY");
    static final Setting<Map<String, String>> DYNAMODB_TAGS = setting(
            ValueType.TAGS,
            "cache.dynamodb_tags",
            "application=awsideman",
            "The tags that a table is created with: name=value, divided by commas.",
            "AWSIDEMAN_CACHE_DYNAMODB_TAGS");
    static final Setting<String> REDIS_URL = setting(
            ValueType.REDIS_URL,
            "cache.redis_url",
            null,
            "The server of the redis backend: redis:// or, encrypted, rediss://user:password@host:6379/0.",
            "AWSIDEMAN_CACHE_REDIS_URL");
    static final Setting<String> REDIS_PASSWORD_FILE = setting(
            ValueType.text("a path", "[^\\x00]+"),
            "cache.redis_password_file",
            null,
            "The file that its password is read from, instead of the URL; closed to all others.",
            "AWSIDEMAN_CACHE_REDIS_PASSWORD_FILE");
    static final Setting<String> REDIS_PASSWORD_COMMAND = setting(
            ValueType.text("a command line", ".+"),
            "cache.redis_password_command",
            null,
            "The command that prints its password; it is run without a shell.",
            "AWSIDEMAN_CACHE_REDIS_PASSWORD_COMMAND");
    static final Setting<String> REDIS_CA_FILE = setting(
            ValueType.text("a path", "[^\\x00]+"),
            "cache.redis_ca_file",
            null,
            "The PEM certificates that may vouch for it, when Java's are not to.",
            "AWSIDEMAN_CACHE_REDIS_CA_FILE");
    static final Setting<String> REDIS_PREFIX = setting(
            ValueType.text("1 to 64 letters, digits, dots, underscores and hyphens", "[A-Za-z0-9._-]{1,64}"),
            "cache.redis_prefix",
            "awsideman",
            "What the names of all keys begin with; caches with different prefixes do not meet.",
            "AWSIDEMAN_CACHE_REDIS_PREFIX");
    static final Setting<Duration> REDIS_CONNECT_TIMEOUT = setting(
            ValueType.POSITIVE_DURATION,
            "cache.redis_connect_timeout",
            "200ms",
            "How long to wait for a connection to it.",
            "AWSIDEMAN_CACHE_REDIS_CONNECT_TIMEOUT");
    static final Setting<Duration> REDIS_READ_TIMEOUT = setting(
            ValueType.POSITIVE_DURATION,
            "cache.redis_read_timeout",
            "500ms",
            "How long to wait for its answers.",
            "AWSIDEMAN_CACHE_REDIS_READ_TIMEOUT");
    static final Setting<BackendType> HYBRID_NEAR = setting(
            ValueType.oneOf(
                    BackendType.class, List.of(BackendType.MEMORY, BackendType.FILE), Map.of("disk", BackendType.FILE)),
            "cache.hybrid_near",
            "file",
            "The near tier of the hybrid backend: memory or file.",
            "AWSIDEMAN_CACHE_HYBRID_NEAR");
    static final Setting<BackendType> HYBRID_FAR = setting(
            ValueType.oneOf(BackendType.class, List.of(BackendType.DYNAMODB, BackendType.REDIS), Map.of()),
            "cache.hybrid_far",
            "dynamodb",
            "Its far tier: dynamodb or redis.",
            "AWSIDEMAN_CACHE_HYBRID_FAR");
    static final Setting<Duration> HYBRID_LOCAL_TTL = setting(
            ValueType.DURATION,
            "cache.hybrid_local_ttl",
            "0s",
            "How long the near tier believes what the far one has said; 0 asks it each time.",
            "AWSIDEMAN_CACHE_HYBRID_LOCAL_TTL");

    static final Setting<String> PLUGIN_NAME = setting(
            ValueType.text("1 to 64 letters, digits, dots, underscores and hyphens", "[A-Za-z0-9._-]{1,64}"),
            "cache.plugin_name",
            null,
            "The backend of a jar in the folder plugins that the plugin backend is.",
            "AWSIDEMAN_CACHE_PLUGIN_NAME");
    static final Setting<Map<String, String>> PLUGIN_SETTINGS = setting(
            ValueType.PAIRS,
            "cache.plugin_settings",
            null,
            "Its own settings, as its maker says: name=value, divided by commas. No secrets: they are shown.",
            "AWSIDEMAN_CACHE_PLUGIN_SETTINGS");

    /** Every setting that is not named by the user, in the order in which they are listed. */
    static final List<Setting<?>> ALL = all();

    private Settings() {}

    private static List<Setting<?>> all() {
        List<Setting<?>> all = new ArrayList<>(List.of(
                DEFAULT_PROFILE, OUTPUT_FORMAT, OUTPUT_COLOR, RATE_IDENTITYSTORE, RATE_SSO_ADMIN, RATE_ORGANIZATIONS));
        all.addAll(List.of(MAX_IN_FLIGHT, ENDPOINT_URL, CACHE_ENABLED, CACHE_BACKEND, CACHE_DIR, CACHE_MAX_SIZE));
        all.addAll(List.of(CACHE_MAX_AGE, CACHE_DEFAULT_TTL));
        all.addAll(TtlSettings.USUAL);
        all.addAll(List.of(CACHE_COMPRESSION, CACHE_COMPRESSION_THRESHOLD, CACHE_SETTLE_TIME, CACHE_STALE_IF_ERROR));
        all.addAll(List.of(BREAKER_THRESHOLD, BREAKER_RECOVERY));
        all.addAll(List.of(
                ENCRYPTION_ENABLED,
                ENCRYPTION_TYPE,
                ENCRYPTION_KEY_SOURCE,
                PASSPHRASE_DESCRIPTOR,
                PASSPHRASE_FILE,
                PASSPHRASE_COMMAND));
        all.addAll(List.of(DYNAMODB_TABLE, DYNAMODB_REGION, DYNAMODB_PROFILE, DYNAMODB_ENDPOINT));
        all.addAll(List.of(DYNAMODB_CONNECT_TIMEOUT, DYNAMODB_TIMEOUT, DYNAMODB_RETRIES));
        all.addAll(List.of(DYNAMODB_CREATE_TABLE, DYNAMODB_RECOVERY, DYNAMODB_KMS_KEY, DYNAMODB_TAGS));
        all.addAll(List.of(REDIS_URL, REDIS_PASSWORD_FILE, REDIS_PASSWORD_COMMAND, REDIS_CA_FILE, REDIS_PREFIX));
        all.addAll(List.of(REDIS_CONNECT_TIMEOUT, REDIS_READ_TIMEOUT));
        all.addAll(List.of(HYBRID_NEAR, HYBRID_FAR, HYBRID_LOCAL_TTL));
        all.addAll(List.of(PLUGIN_NAME, PLUGIN_SETTINGS));
        return List.copyOf(all);
    }

    private static Setting<Double> rate(String service, String usual) {
        return setting(
                ValueType.RATE,
                "aws.rate_limits." + service,
                usual,
                "Requests a second to " + service + ".",
                "AWSIDEMAN_RATE_LIMIT_" + service.toUpperCase(Locale.ROOT));
    }

    private static <T> Setting<T> setting(
            ValueType<T> type, String key, @Nullable String usual, String description, String... variables) {
        return new Setting<>(List.of(key.split("\\.")), type, usual, Variable.named(variables), description);
    }
}
