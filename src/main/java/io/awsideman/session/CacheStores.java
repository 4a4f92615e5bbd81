package io.awsideman.session;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.backend.file.FileBackend;
import io.awsideman.cache.backend.hybrid.HybridBackend;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.cache.layer.ResilientBackend;
import io.awsideman.config.AwsidemanHome;
import io.awsideman.config.BackendType;
import io.awsideman.config.CacheConfig;
import io.awsideman.failure.AdminException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Opens the stores that the configuration describes. */
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
            case DYNAMODB, REDIS, HYBRID, PLUGIN -> true;
        };
    }

    /**
     * The store of this type, with the settings of the configuration whatever type that says.
     *
     * @throws AdminException CONFIGURATION if the settings do not suffice
     */
    CacheBackend open(BackendType type) {
        return switch (type) {
            case FILE -> files(config.cacheDir());
            case MEMORY -> memory();
            case DYNAMODB -> table.get().open();
            case REDIS -> new RedisStore(config.redis(), config.settleTime(), host).open();
            case HYBRID -> inFrontOf(near(), open(config.hybrid().far()));
            case PLUGIN -> new PluginStore(config.plugin(), plugins(), host).open();
        };
    }

    /** Memory of this process. */
    CacheBackend memory() {
        return new MemoryBackend(config.maxSizeMb() * MEGABYTE, host.clock(), host.random());
    }

    /** The type of the store that says what counts: of a hybrid one the far tier. */
    BackendType truth() {
        return truth(config.backendType());
    }

    /** The type of the store that would say what counts if this were the one in use. */
    BackendType truth(BackendType type) {
        return type == BackendType.HYBRID ? config.hybrid().far() : type;
    }

    /** That store, surrounded by layers, with what stands in front of it if there is something. */
    CacheBackend complete(CacheBackend truth, Consumer<String> warnings) {
        return config.backendType() == BackendType.HYBRID
                ? inFrontOf(new ResilientBackend(near(), warnings), truth)
                : truth;
    }

    /** Apart from the entries of the file backend, because these are other ones. */
    private CacheBackend near() {
        return config.hybrid().near() == BackendType.FILE
                ? files(config.cacheDir().resolve("near"))
                : open(config.hybrid().near());
    }

    private CacheBackend inFrontOf(CacheBackend near, CacheBackend far) {
        boolean lasts = isShared(config.hybrid().near());
        return new HybridBackend(near, far, config.hybrid().localTtl(), lasts, host.clock());
    }

    private PluginFolder plugins() {
        Path home = AwsidemanHome.resolve(host.environment(), host.userHome()).folder();
        return new PluginFolder(home.resolve("plugins"), System.getProperty("user.name"));
    }

    private CacheBackend files(Path folder) {
        return new FileBackend(
                folder, config.maxSizeMb() * MEGABYTE, config.maxAge(), host.clock(), host.random(), host.warnings());
    }
}
