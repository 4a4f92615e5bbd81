package io.awsideman.session;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.CacheSettings;
import io.awsideman.cache.layer.BreakingBackend;
import io.awsideman.cache.layer.EncryptingBackend;
import io.awsideman.cache.layer.EncryptionChanges;
import io.awsideman.cache.layer.JournalingBackend;
import io.awsideman.cache.layer.LocalState;
import io.awsideman.cache.layer.ResilientBackend;
import io.awsideman.cache.layer.RetryingBackend;
import io.awsideman.cache.layer.SealedBackend;
import io.awsideman.cache.layer.StandInBackend;
import io.awsideman.cache.layer.WideningBackend;
import io.awsideman.config.AwsidemanHome;
import io.awsideman.config.BackendType;
import io.awsideman.config.CacheConfig;
import io.awsideman.failure.AdminException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Builds the stack of cache layers that the configuration describes. */
final class CacheAssembly {
    /** Longer than any write takes, asynchronous assignments included; a killed writer's announcement ends then. */
    private static final Duration WRITE_DEADLINE = Duration.ofMinutes(10);

    private static final double TTL_JITTER = 0.1;

    private final CacheConfig config;
    private final CacheKeys keys;
    private final Host host;
    private final CacheStores stores;

    CacheAssembly(CacheConfig config, CacheKeys keys, CacheStores stores, Host host) {
        this.config = config;
        this.keys = keys;
        this.host = host;
        this.stores = stores;
    }

    /**
     * The manager over the stack.
     *
     * @throws AdminException CONFIGURATION if the configuration wants what this version does not have
     */
    CacheManager manager(CachePolicy policy) {
        return new CacheManager(
                stack(policy), settings(), policy, host.clock(), host.random(), () -> writerId(host), host.warnings());
    }

    /** What encrypts and decrypts the entries that are there, over the backend with nothing that hides its failures. */
    EncryptionChanges encryptionChanges() {
        CacheBackend backend = stores.open(stores.truth());
        CacheBackend store = CacheStores.isShared(config.backendType())
                ? new JournalingBackend(
                        new WideningBackend(stores.complete(retrying(backend), host.warnings())),
                        localState(backend),
                        host.clock(),
                        host.warnings())
                : backend;
        return new EncryptionChanges(store, settings(), host.clock());
    }

    /**
     * A store that is asked again when it fails in passing, that is told what could not be announced to it, and with nothing that
     * hides its failures.
     *
     * @param encrypted whether its entries are encrypted with the keys of the configuration
     */
    CacheBackend announced(BackendType type, boolean encrypted) {
        CacheBackend backend = stores.open(type);
        Supplier<String> seal = () -> encrypted ? EncryptingBackend.seal(keys.keyset()) : "";
        CacheBackend sealed = new SealedBackend(retrying(backend), seal, false, host.warnings());
        CacheBackend told = new JournalingBackend(sealed, localState(backend), host.clock(), host.warnings());
        return encrypted ? new EncryptingBackend(told, keys, false, host.warnings()) : told;
    }

    CacheSettings settings() {
        return new CacheSettings(
                config.defaultTtl(),
                config.settleTime(),
                config.staleIfError(),
                config.maxAge(),
                WRITE_DEADLINE,
                TTL_JITTER,
                config.compression(),
                config.compressionThreshold());
    }

    private CacheBackend stack(CachePolicy policy) {
        CacheBackend backend = stores.open(stores.truth());
        CacheBackend shared = CacheStores.isShared(config.backendType()) ? shared(backend) : backend;
        boolean bypass = policy.mode() == CachePolicy.Mode.BYPASS;
        CacheBackend opaque =
                config.encryption().enabled() ? new EncryptingBackend(shared, keys, bypass, host.warnings()) : shared;
        return new ResilientBackend(opaque, host.warnings());
    }

    /** What other processes use as well, whatever becomes of them and of it. A near tier goes on when the far one is left alone. */
    private CacheBackend shared(CacheBackend backend) {
        LocalState state = localState(backend);
        CacheBackend breaking = new BreakingBackend(
                retrying(backend),
                config.circuitBreaker().failureThreshold(),
                config.circuitBreaker().recoveryTimeout(),
                host.clock(),
                state);
        Supplier<String> seal = () -> config.encryption().enabled() ? EncryptingBackend.seal(keys.keyset()) : "";
        boolean replacesOthers = !CacheStores.isSharedWithOthers(config.backendType());
        CacheBackend complete = stores.complete(breaking, host.warnings());
        CacheBackend sealed = new SealedBackend(complete, seal, replacesOthers, host.warnings());
        JournalingBackend journaling = new JournalingBackend(sealed, state, host.clock(), host.warnings());
        return replacesOthers ? journaling : new StandInBackend(journaling, stores::memory, host.warnings());
    }

    private CacheBackend retrying(CacheBackend backend) {
        return new RetryingBackend(backend, host.clock(), host.random(), host.sleep());
    }

    /** In the home folder or, where that cannot be written, in a folder that lives shorter. */
    private LocalState localState(CacheBackend backend) {
        String location = backend.location();
        Path home = AwsidemanHome.resolve(host.environment(), host.userHome()).stateFolder();
        String runtime = host.environment().getOrDefault("XDG_RUNTIME_DIR", "");
        Path other = Path.of(Path.of(runtime).isAbsolute() ? runtime : System.getProperty("java.io.tmpdir"));
        return LocalState.in(home, location).orIn(other, System.getProperty("user.name"), location);
    }

    private static String writerId(Host host) {
        byte[] id = new byte[8];
        host.random().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
