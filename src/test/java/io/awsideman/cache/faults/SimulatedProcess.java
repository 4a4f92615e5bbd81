package io.awsideman.cache.faults;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.CacheSettings;
import io.awsideman.cache.FaultyBackend;
import io.awsideman.cache.LoadOptions;
import io.awsideman.cache.Loader;
import io.awsideman.cache.Samples;
import io.awsideman.cache.layer.BreakingBackend;
import io.awsideman.cache.layer.JournalingBackend;
import io.awsideman.cache.layer.LocalState;
import io.awsideman.cache.layer.ResilientBackend;
import io.awsideman.cache.layer.RetryingBackend;
import io.awsideman.fixture.FaultyFileSystem;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A process with the stack of layers that the program has, which can be killed before any request to the backend and before
 * anything that it does to a file: from then on it does nothing more, whatever its code still tries.
 */
final class SimulatedProcess {
    private static final CacheSettings SETTINGS = new CacheSettings(
            Duration.ofMinutes(15),
            Duration.ofSeconds(3),
            Duration.ofHours(1),
            Duration.ofDays(7),
            Duration.ofMinutes(10),
            0,
            true,
            1024);

    private final CacheManager manager;
    private int stepsToLive = Integer.MAX_VALUE;

    /**
     * @param backend makes the backend that talks to the store
     * @param home where its state is kept
     * @param other where it is kept if that fails
     * @param fault fails what is done to files
     */
    SimulatedProcess(
            Function<FaultyFileSystem, CacheBackend> backend,
            Path home,
            Path other,
            FaultyFileSystem.Fault fault,
            Clock clock,
            Consumer<String> warnings) {
        FaultyFileSystem files = new FaultyFileSystem();
        files.fault((operation, path) -> {
            step();
            try {
                fault.before(operation, path);
            } catch (Killed e) {
                stepsToLive = 0;
                throw e;
            }
        });
        SecureRandom random = new SecureRandom();
        FaultyBackend killable = new FaultyBackend(backend.apply(files));
        killable.beforeEach(this::step);
        String location = killable.location();
        LocalState state = LocalState.in(files.path(home), location)
                .orIn(files.path(other), System.getProperty("user.name"), location);
        CacheBackend retrying = new RetryingBackend(killable, clock, random, pause -> {});
        CacheBackend breaking = new BreakingBackend(retrying, 5, Duration.ofSeconds(60), clock, state);
        CacheBackend journaling = new JournalingBackend(breaking, state, clock, warnings);
        this.manager = new CacheManager(
                new ResilientBackend(journaling, warnings),
                SETTINGS,
                CachePolicy.normal(),
                clock,
                random,
                () -> UUID.randomUUID().toString(),
                warnings);
    }

    CacheManager manager() {
        return manager;
    }

    /** Does one thing more, or is killed before it. */
    void step() {
        if (stepsToLive <= 0) {
            throw new Killed();
        }
        stepsToLive--;
    }

    void killAfter(int steps) {
        stepsToLive = steps;
    }

    int read(CacheKey key, Loader loader) {
        LoadOptions options = LoadOptions.of("identitystore:ListUsers");
        return Integer.parseInt(
                Samples.text(manager.getOrLoad(key, options, loader).value()));
    }
}
