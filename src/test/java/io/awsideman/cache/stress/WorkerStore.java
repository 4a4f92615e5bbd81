package io.awsideman.cache.stress;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.backend.dynamodb.TestTable;
import io.awsideman.cache.backend.file.FileBackend;
import io.awsideman.cache.backend.hybrid.HybridBackend;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.cache.backend.redis.RedisBackend;
import io.awsideman.cache.backend.redis.RedisServer;
import io.awsideman.cache.backend.redis.RedisSettings;
import io.awsideman.cache.layer.BreakingBackend;
import io.awsideman.cache.layer.JournalingBackend;
import io.awsideman.cache.layer.LocalState;
import io.awsideman.cache.layer.ResilientBackend;
import io.awsideman.cache.layer.RetryingBackend;
import io.awsideman.cache.layer.SealedBackend;
import io.awsideman.cache.layer.StandInBackend;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Where the cache of workers lies, so that a process can be told in one word.
 *
 * @param near the type of the near tier: {@code file}, {@code memory}, or {@code none}
 * @param engine what others share: {@code dynamodb}, {@code redis}, or {@code none} for files alone
 * @param port of the engine on the loopback address
 * @param name the table, or the prefix of keys
 * @param folder for files; what a process notes of its own lies beside it
 */
record WorkerStore(String near, String engine, int port, String name, Path folder) {
    private static final long BYTES = 10_000_000;
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofSeconds(30);

    static WorkerStore ofFiles(Path folder) {
        return new WorkerStore("none", "none", 0, "none", folder);
    }

    static WorkerStore parse(String word) {
        String[] parts = word.split(":", 5);
        return new WorkerStore(parts[0], parts[1], Integer.parseInt(parts[2]), parts[3], Path.of(parts[4]));
    }

    String word() {
        return String.join(":", near, engine, String.valueOf(port), name, folder.toString());
    }

    /**
     * When a killed writer's mark ends: much longer than a write takes, on a busy computer as well, and short enough that
     * entries are used between kills.
     */
    Duration writeDeadline() {
        return Duration.ofSeconds(engine.equals("none") ? 3 : 60);
    }

    /** As the program uses it, patient with a computer that is busy; all that it has to say goes to the complaints. */
    CacheBackend open(Clock clock, Consumer<String> complaints) {
        SecureRandom random = new SecureRandom();
        CacheBackend truth = truth(clock, random, complaints);
        LocalState state = LocalState.in(folder.resolveSibling("state"), truth.location());
        if (engine.equals("none")) {
            CacheBackend breaking = new BreakingBackend(truth, 5, Duration.ofSeconds(60), clock, state);
            return new ResilientBackend(new JournalingBackend(breaking, state, clock, complaints), complaints);
        }
        CacheBackend breaking = new BreakingBackend(
                new RetryingBackend(truth, clock, random, WorkerStore::pause), 5, Duration.ofSeconds(60), clock, state);
        CacheBackend sealed = new SealedBackend(tiers(breaking, clock, complaints), () -> "", false, complaints);
        JournalingBackend journaling = new JournalingBackend(sealed, state, clock, complaints);
        return new ResilientBackend(
                new StandInBackend(journaling, () -> new MemoryBackend(BYTES, clock, random), complaints), complaints);
    }

    private CacheBackend truth(Clock clock, SecureRandom random, Consumer<String> complaints) {
        return switch (engine) {
            case "dynamodb" -> TestTable.backend(URI.create("http://127.0.0.1:" + port), name, clock, random);
            case "redis" ->
                new RedisBackend(
                        new RedisSettings(
                                RedisServer.of(URI.create("redis://127.0.0.1:" + port)),
                                () -> null,
                                null,
                                name,
                                CONNECTING,
                                ANSWERING),
                        Duration.ZERO,
                        clock,
                        random);
            default -> new FileBackend(folder, BYTES, clock, random, complaints);
        };
    }

    private CacheBackend tiers(CacheBackend far, Clock clock, Consumer<String> complaints) {
        SecureRandom random = new SecureRandom();
        return switch (near) {
            case "file" ->
                new HybridBackend(
                        new ResilientBackend(new FileBackend(folder, BYTES, clock, random, complaints), complaints),
                        far,
                        Duration.ZERO,
                        true,
                        clock);
            case "memory" ->
                new HybridBackend(new MemoryBackend(BYTES, clock, random), far, Duration.ZERO, false, clock);
            default -> far;
        };
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
