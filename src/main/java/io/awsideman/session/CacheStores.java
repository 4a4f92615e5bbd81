package io.awsideman.session;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.backend.file.FileBackend;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.config.BackendType;
import io.awsideman.config.CacheConfig;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.Locale;
import java.util.function.Supplier;

/** Opens the stores that the configuration describes, without layers around them. */
final class CacheStores {
    private static final long MEGABYTE = 1024L * 1024;

    private final CacheConfig config;
    private final Host host;
    private final Supplier<CacheTable> table;

    /** @param table that of the configuration, made where it is needed */
    CacheStores(CacheConfig config, Host host, Supplier<CacheTable> table) {
        this.config = config;
        this.host = host;
        this.table = table;
    }

    /** Whether other processes use the same store. */
    static boolean isShared(BackendType type) {
        return type != BackendType.MEMORY;
    }

    /** Whether other people use the same store: what they keep there is not replaced for a difference of configuration. */
    static boolean isSharedWithOthers(BackendType type) {
        return switch (type) {
            case MEMORY, FILE -> false;
            case DYNAMODB, REDIS, HYBRID -> true;
        };
    }

    /**
     * The store of this type, with the settings of the configuration whatever type that says.
     *
     * @throws AdminException CONFIGURATION if this version has none
     */
    CacheBackend open(BackendType type) {
        return switch (type) {
            case FILE ->
                new FileBackend(
                        config.cacheDir(),
                        config.maxSizeMb() * MEGABYTE,
                        config.maxAge(),
                        host.clock(),
                        host.random(),
                        host.warnings());
            case MEMORY -> new MemoryBackend(config.maxSizeMb() * MEGABYTE, host.clock(), host.random());
            case DYNAMODB -> table.get().open();
            case REDIS -> new RedisStore(config.redis(), config.settleTime(), host).open();
            case HYBRID ->
                throw new AdminException(
                        FailureKind.CONFIGURATION,
                        "cache.backend_type: this version has no backend "
                                + type.name().toLowerCase(Locale.ROOT),
                        "use file (for all runs of this user) or memory (for one run)");
        };
    }
}
