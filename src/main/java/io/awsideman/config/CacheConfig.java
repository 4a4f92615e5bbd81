package io.awsideman.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the cache, those of the profile in use included.
 *
 * @param cacheDir the folder of the file backend, absolute
 * @param maxSizeMb in units of 1024 × 1024 bytes
 * @param maxAge how old an answer may get at most, whatever its time
 * @param defaultTtl how long an answer is good, where {@code ttls} says nothing
 * @param ttls by {@code resource.operation}
 * @param compressionThreshold bytes from which entries are compressed
 * @param settleTime how long after a write answers are not remembered
 * @param staleIfError how long past its time an answer may stand in when AWS cannot be reached
 */
public record CacheConfig(
        boolean enabled,
        BackendType backendType,
        Path cacheDir,
        int maxSizeMb,
        Duration maxAge,
        Duration defaultTtl,
        Map<String, Duration> ttls,
        boolean compression,
        int compressionThreshold,
        Duration settleTime,
        Duration staleIfError,
        CircuitBreaker circuitBreaker,
        Encryption encryption,
        DynamoDb dynamodb,
        Redis redis,
        Hybrid hybrid,
        Plugin plugin) {

    /** Copies the map. */
    public CacheConfig {
        ttls = Map.copyOf(ttls);
    }

    /** How long the answer to this operation is good. */
    public Duration ttl(String resource, String operation) {
        return ttls.getOrDefault(resource + "." + operation, defaultTtl);
    }

    /** When a broken backend is left alone, and for how long. */
    public record CircuitBreaker(int failureThreshold, Duration recoveryTimeout) {}

    /** Whether entries are encrypted, and where the keys come from. */
    public record Encryption(boolean enabled, String type, KeySource keySource, PassphraseSource passphrase) {}

    /** Where the passphrase of the keys comes from; at most one is set. */
    public record PassphraseSource(@Nullable String descriptor, @Nullable String file, @Nullable String command) {}

    /** The table of the DynamoDB backend; what is {@code null} is that of the command. */
    public record DynamoDb(
            String tableName,
            @Nullable String region,
            @Nullable String profile,
            @Nullable URI endpoint,
            TableLimits limits,
            NewTable creation) {}

    /**
     * When a request to the table is given up.
     *
     * @param connecting how long a connection may take
     * @param answering how long nothing may come after the request
     * @param retries how often it is repeated
     */
    public record TableLimits(Duration connecting, Duration answering, int retries) {}

    /**
     * How a table is created.
     *
     * @param onFirstUse whether it is when somebody finds that it is not there
     * @param kmsKey the key that AWS encrypts it with; {@code null} for AWS's own
     */
    public record NewTable(
            boolean onFirstUse, boolean pointInTimeRecovery, @Nullable String kmsKey, Map<String, String> tags) {
        /** Copies the map. */
        public NewTable {
            tags = Map.copyOf(tags);
        }
    }

    /**
     * The server of the Redis backend.
     *
     * @param url may contain a password
     * @param passwordFile where the password is read from instead
     * @param passwordCommand which prints it instead
     * @param caFile PEM certificates
     * @param prefix of the names of all keys
     */
    public record Redis(
            @Nullable String url,
            @Nullable String passwordFile,
            @Nullable String passwordCommand,
            @Nullable String caFile,
            String prefix,
            Duration connectTimeout,
            Duration readTimeout) {
        @Override
        public String toString() {
            return "Redis[url="
                    + (url == null ? null : Settings.REDIS_URL.type().shown(url)) + ", prefix=" + prefix + "]";
        }
    }

    /**
     * The tiers of the hybrid backend.
     *
     * @param localTtl how long to believe what the far tier has said; zero asks each time
     */
    public record Hybrid(BackendType near, BackendType far, Duration localTtl) {}

    /**
     * The backend that a plug-in brings.
     *
     * @param name {@code null} if none is chosen
     * @param settings its own
     */
    public record Plugin(@Nullable String name, Map<String, String> settings) {
        /** Copies the map. */
        public Plugin {
            settings = Map.copyOf(settings);
        }
    }

    static CacheConfig from(Resolution values, AwsidemanHome home) {
        boolean enabled = values.required(Settings.CACHE_ENABLED);
        BackendType backend = values.required(Settings.CACHE_BACKEND);
        Map<String, String> pluginSettings = values.optional(Settings.PLUGIN_SETTINGS);
        String folder = values.optional(Settings.CACHE_DIR);
        Path cacheDir = home.resolve(folder == null ? "cache" : folder);
        values.showDefault(Settings.CACHE_DIR, cacheDir.toString());
        return new CacheConfig(
                enabled,
                backend,
                cacheDir,
                values.required(Settings.CACHE_MAX_SIZE),
                values.required(Settings.CACHE_MAX_AGE),
                values.required(Settings.CACHE_DEFAULT_TTL),
                ttls(values),
                values.required(Settings.CACHE_COMPRESSION),
                values.required(Settings.CACHE_COMPRESSION_THRESHOLD),
                values.required(Settings.CACHE_SETTLE_TIME),
                values.required(Settings.CACHE_STALE_IF_ERROR),
                new CircuitBreaker(
                        values.required(Settings.BREAKER_THRESHOLD), values.required(Settings.BREAKER_RECOVERY)),
                new Encryption(
                        values.required(Settings.ENCRYPTION_ENABLED),
                        values.required(Settings.ENCRYPTION_TYPE),
                        values.required(Settings.ENCRYPTION_KEY_SOURCE),
                        new PassphraseSource(
                                values.optional(Settings.PASSPHRASE_DESCRIPTOR),
                                values.optional(Settings.PASSPHRASE_FILE),
                                values.optional(Settings.PASSPHRASE_COMMAND))),
                new DynamoDb(
                        values.required(Settings.DYNAMODB_TABLE),
                        values.optional(Settings.DYNAMODB_REGION),
                        values.optional(Settings.DYNAMODB_PROFILE),
                        values.optional(Settings.DYNAMODB_ENDPOINT),
                        new TableLimits(
                                values.required(Settings.DYNAMODB_CONNECT_TIMEOUT),
                                values.required(Settings.DYNAMODB_TIMEOUT),
                                values.required(Settings.DYNAMODB_RETRIES)),
                        new NewTable(
                                values.required(Settings.DYNAMODB_CREATE_TABLE),
                                values.required(Settings.DYNAMODB_RECOVERY),
                                values.optional(Settings.DYNAMODB_KMS_KEY),
                                values.required(Settings.DYNAMODB_TAGS))),
                new Redis(
                        values.optional(Settings.REDIS_URL),
                        values.optional(Settings.REDIS_PASSWORD_FILE),
                        values.optional(Settings.REDIS_PASSWORD_COMMAND),
                        values.optional(Settings.REDIS_CA_FILE),
                        values.required(Settings.REDIS_PREFIX),
                        values.required(Settings.REDIS_CONNECT_TIMEOUT),
                        values.required(Settings.REDIS_READ_TIMEOUT)),
                new Hybrid(
                        values.required(Settings.HYBRID_NEAR),
                        values.required(Settings.HYBRID_FAR),
                        values.required(Settings.HYBRID_LOCAL_TTL)),
                new Plugin(values.optional(Settings.PLUGIN_NAME), pluginSettings == null ? Map.of() : pluginSettings));
    }

    private static Map<String, Duration> ttls(Resolution values) {
        Map<String, Duration> ttls = new LinkedHashMap<>();
        for (Setting<Duration> setting : TtlSettings.configurable(values)) {
            Duration ttl = values.optional(setting);
            if (ttl != null) {
                ttls.put(setting.path().get(2) + "." + setting.path().get(3), ttl);
            }
        }
        return ttls;
    }
}
