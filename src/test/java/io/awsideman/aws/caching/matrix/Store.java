package io.awsideman.aws.caching.matrix;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.backend.dynamodb.TestTable;
import io.awsideman.cache.backend.file.FileBackend;
import io.awsideman.cache.backend.hybrid.HybridBackend;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.cache.backend.redis.RedisBackend;
import io.awsideman.cache.backend.redis.RedisServer;
import io.awsideman.cache.backend.redis.RedisSettings;
import io.awsideman.fixture.RedisProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The backends, one line each. */
enum Store {
    MEMORY(false, (folder, clock) -> one(new MemoryBackend(Store.BYTES, clock, new SecureRandom()))),
    FILE(true, (folder, clock) -> () -> new FileBackend(folder, Store.BYTES, clock, new SecureRandom(), Store::fail)),
    REDIS(true, (folder, clock) -> () -> Store.redis(folder, clock)),
    DYNAMODB(false, Store::table),
    MEMORY_AND_REDIS(false, (folder, clock) -> Store.behindMemory(REDIS, folder, clock)),
    FILE_AND_REDIS(true, (folder, clock) -> Store.behindFiles(REDIS, folder, clock)),
    MEMORY_AND_DYNAMODB(false, (folder, clock) -> Store.behindMemory(DYNAMODB, folder, clock)),
    FILE_AND_DYNAMODB(false, (folder, clock) -> Store.behindFiles(DYNAMODB, folder, clock));

    private static final long BYTES = 50_000_000;

    private final boolean acrossProcesses;
    private final BiFunction<Path, Clock, Supplier<CacheBackend>> place;

    /**
     * @param acrossProcesses whether another Java can use the same entries, which the engine in this one does not serve
     * @param place an empty place for entries, which gives each manager its backend
     */
    Store(boolean acrossProcesses, BiFunction<Path, Clock, Supplier<CacheBackend>> place) {
        this.acrossProcesses = acrossProcesses;
        this.place = place;
    }

    boolean isAcrossProcesses() {
        return acrossProcesses;
    }

    Supplier<CacheBackend> at(Path folder, Clock clock) {
        return place.apply(folder, clock);
    }

    private static CacheBackend redis(Path folder, Clock clock) {
        String prefix = UUID.nameUUIDFromBytes(folder.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        RedisSettings settings = new RedisSettings(
                RedisServer.of(URI.create(server(folder))),
                () -> null,
                null,
                prefix,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20));
        return new RedisBackend(settings, Duration.ZERO, clock, new SecureRandom());
    }

    /** The server of the process that came first to a folder. */
    private static String server(Path folder) {
        Path url = folder.resolveSibling(folder.getFileName() + ".redis");
        try {
            if (!Files.exists(url)) {
                Files.writeString(url, RedisProcess.shared().url());
            }
            return Files.readString(url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Supplier<CacheBackend> table(Path folder, Clock clock) {
        TestTable table = new TestTable();
        return () -> table.backend(clock, new SecureRandom());
    }

    /** Of processes of several computers: each has a near tier of its own, and believes nothing. */
    private static Supplier<CacheBackend> behindMemory(Store far, Path folder, Clock clock) {
        Supplier<CacheBackend> shared = far.at(folder, clock);
        return () -> new HybridBackend(
                new MemoryBackend(BYTES, clock, new SecureRandom()), shared.get(), Duration.ZERO, false, clock);
    }

    /** Of processes of one computer, which have the near tier in common and believe it for long. */
    private static Supplier<CacheBackend> behindFiles(Store far, Path folder, Clock clock) {
        Supplier<CacheBackend> shared = far.at(folder, clock);
        return () -> new HybridBackend(
                new FileBackend(folder, BYTES, clock, new SecureRandom(), Store::fail),
                shared.get(),
                Duration.ofHours(1),
                true,
                clock);
    }

    private static Supplier<CacheBackend> one(CacheBackend shared) {
        return () -> shared;
    }

    private static void fail(String warning) {
        throw new AssertionError(warning);
    }
}
