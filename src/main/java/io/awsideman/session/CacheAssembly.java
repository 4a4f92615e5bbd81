package io.awsideman.session;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.CacheSettings;
import io.awsideman.cache.backend.file.FileBackend;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.cache.layer.BreakingBackend;
import io.awsideman.cache.layer.JournalingBackend;
import io.awsideman.cache.layer.LocalState;
import io.awsideman.cache.layer.ResilientBackend;
import io.awsideman.cache.layer.RetryingBackend;
import io.awsideman.config.AwsidemanHome;
import io.awsideman.config.BackendType;
import io.awsideman.config.CacheConfig;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/** Builds the stack of cache layers that the configuration describes. */
final class CacheAssembly {
    /** Longer than any write takes, asynchronous assignments included; a killed writer's announcement ends then. */
    private static final Duration WRITE_DEADLINE = Duration.ofMinutes(10);

    private static final double TTL_JITTER = 0.1;
    private static final long MEGABYTE = 1024L * 1024;

    private CacheAssembly() {}

    /**
     * The manager over the stack.
     *
     * @throws AdminException CONFIGURATION if the configuration wants what this version does not have
     */
    static CacheManager assemble(CacheConfig config, CachePolicy policy, Host host) {
        if (config.encryption().enabled() && policy.mode() != CachePolicy.Mode.BYPASS) {
            throw new AdminException(
                    FailureKind.CONFIGURATION,
                    "cache.encryption_enabled: this version cannot encrypt the cache, and will not keep answers in plain"
                            + " text against your wish",
                    "use --no-cache, or set it to false");
        }
        CacheSettings settings = new CacheSettings(
                config.defaultTtl(),
                config.settleTime(),
                config.staleIfError(),
                config.maxAge(),
                WRITE_DEADLINE,
                TTL_JITTER,
                config.compression(),
                config.compressionThreshold());
        return new CacheManager(
                stack(backend(config, host), config, host),
                settings,
                policy,
                host.clock(),
                host.random(),
                writerId(host),
                host.warnings());
    }

    private static CacheBackend backend(CacheConfig config, Host host) {
        return switch (config.backendType()) {
            case FILE ->
                new FileBackend(
                        config.cacheDir(),
                        config.maxSizeMb() * MEGABYTE,
                        config.maxAge(),
                        host.clock(),
                        host.random(),
                        host.warnings());
            case MEMORY -> new MemoryBackend(config.maxSizeMb() * MEGABYTE, host.clock(), host.random());
            case DYNAMODB, REDIS, HYBRID ->
                throw new AdminException(
                        FailureKind.CONFIGURATION,
                        "cache.backend_type: this version has no backend "
                                + config.backendType().name().toLowerCase(Locale.ROOT),
                        "use file (for all runs of this user) or memory (for one run)");
        };
    }

    private static CacheBackend stack(CacheBackend backend, CacheConfig config, Host host) {
        if (config.backendType() == BackendType.MEMORY) {
            return new ResilientBackend(backend, host.warnings());
        }
        LocalState state = localState(backend.location(), host);
        CacheBackend retrying = new RetryingBackend(backend, host.clock(), host.random(), host.sleep());
        CacheBackend breaking = new BreakingBackend(
                retrying,
                config.circuitBreaker().failureThreshold(),
                config.circuitBreaker().recoveryTimeout(),
                host.clock(),
                state);
        CacheBackend journaling = new JournalingBackend(breaking, state, host.clock(), host.warnings());
        return new ResilientBackend(journaling, host.warnings());
    }

    /** In the home folder or, where that cannot be written, in a folder that lives shorter. */
    private static LocalState localState(String location, Host host) {
        Path home = AwsidemanHome.resolve(host.environment(), host.userHome()).stateFolder();
        String runtime = host.environment().getOrDefault("XDG_RUNTIME_DIR", "");
        Path other = Path.of(Path.of(runtime).isAbsolute() ? runtime : System.getProperty("java.io.tmpdir"));
        return LocalState.in(home, location, host.random())
                .orIn(other, System.getProperty("user.name"), location, host.random());
    }

    private static String writerId(Host host) {
        byte[] id = new byte[8];
        host.random().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
