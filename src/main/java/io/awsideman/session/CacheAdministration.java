package io.awsideman.session;

import io.awsideman.aws.AwsProfiles;
import io.awsideman.aws.CallerIdentity;
import io.awsideman.aws.caching.CachedOperations;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.config.CacheConfig;
import io.awsideman.config.Configuration;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.SortedSet;
import java.util.function.Supplier;

/** The cache of a session, and what looks after it; made on first use. */
public final class CacheAdministration implements AutoCloseable {
    private final SessionOptions options;
    private final Host host;
    private final Supplier<Configuration> configuration;
    private final Supplier<AwsProfiles> awsProfiles;
    private final Supplier<String> caller;
    private final Lazy<CacheKeys> keys = new Lazy<>(this::makeKeys);
    private final Lazy<CacheManager> manager = new Lazy<>(() -> assembly().manager(policy()));

    /** @param caller whose answers are cached */
    CacheAdministration(
            SessionOptions options,
            Host host,
            Supplier<Configuration> configuration,
            Supplier<AwsProfiles> awsProfiles,
            Supplier<String> caller) {
        this.options = options;
        this.host = host;
        this.configuration = configuration;
        this.awsProfiles = awsProfiles;
        this.caller = caller;
    }

    /** What all reads and writes of this session go through. */
    CacheManager manager() {
        return manager.get();
    }

    /** How the session uses the cache: as it was asked to, unless the configuration switches the cache off. */
    CachePolicy policy() {
        CachePolicy asked = options.cachePolicy();
        if (config().enabled()) {
            return asked;
        }
        if (asked.mode() == CachePolicy.Mode.OFFLINE) {
            throw new AdminException(
                    FailureKind.CONFIGURATION,
                    "--offline answers from the cache, and the cache is switched off",
                    "leave --offline out, or switch the cache on: awsideman config set cache.enabled true");
        }
        return new CachePolicy(CachePolicy.Mode.BYPASS, asked.maxAge(), asked.verify());
    }

    /** The keys of the encryption. */
    CacheKeys keys() {
        return keys.get();
    }

    /** Whether other people use the cache as well. */
    public boolean isShared() {
        return CacheStores.isSharedWithOthers(config().backendType());
    }

    /** The encryption of the cache. */
    public CacheEncryption encryption() {
        return new CacheEncryption(
                config().encryption(),
                keys.get(),
                assembly().encryptionChanges(),
                host.random(),
                options.readProgress());
    }

    /** What moves the cache from one store to another. */
    public CacheMigration migration() {
        return new CacheMigration(
                config().encryption().enabled(),
                keys.get(),
                stores(),
                assembly(),
                caller,
                host,
                options.readProgress());
    }

    /** The stores that the cache can lie in. */
    public CacheStoreChoice storeChoice() {
        return new CacheStoreChoice(config().backendType(), stores(), this::table, host);
    }

    /** Resource type and operation of all keys there can be, as {@code user:list}. */
    public SortedSet<String> operations() {
        SortedSet<String> names = CachedOperations.names();
        names.add(CallerIdentity.KEYS);
        names.add(InstanceChoice.KEYS);
        names.add(PrincipalMemory.KEYS);
        return names;
    }

    /** Flushes the statistics and closes connections; what was never made is not made now. */
    @Override
    public void close() {
        manager.ifMade(CacheManager::close);
        keys.ifMade(CacheKeys::close);
    }

    private CacheConfig config() {
        return configuration.get().cache();
    }

    private CacheKeys makeKeys() {
        return new CacheKeys(config().encryption(), host);
    }

    private CacheAssembly assembly() {
        return new CacheAssembly(config(), keys.get(), stores(), host);
    }

    private CacheStores stores() {
        return new CacheStores(config(), host, this::table);
    }

    private CacheTable table() {
        return CacheTable.of(configuration.get(), options, host, awsProfiles.get());
    }
}
