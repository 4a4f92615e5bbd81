package io.awsideman.aws.caching.matrix;

import io.awsideman.cache.CacheBackend;
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
    HYBRID(true, (folder, clock) -> () -> Store.hybrid(folder, clock));

    private static final long BYTES = 50_000_000;

    private final boolean acrossProcesses;
    private final BiFunction<Path, Clock, Supplier<CacheBackend>> place;

    /**
     * @param acrossProcesses whether other processes can use the same entries
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

    /** Of processes of one computer, which have the near tier in common and believe it for long. */
    private static CacheBackend hybrid(Path folder, Clock clock) {
        CacheBackend near = new FileBackend(folder, BYTES, clock, new SecureRandom(), Store::fail);
        return new HybridBackend(near, redis(folder, clock), Duration.ofHours(1), true, clock);
    }

    private static Supplier<CacheBackend> one(CacheBackend shared) {
        return () -> shared;
    }

    private static void fail(String warning) {
        throw new AssertionError(warning);
    }
}
