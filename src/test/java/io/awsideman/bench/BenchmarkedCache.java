package io.awsideman.bench;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.CacheSettings;
import io.awsideman.cache.Samples;
import io.awsideman.cache.backend.file.FileBackend;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.cache.layer.BreakingBackend;
import io.awsideman.cache.layer.EncryptingBackend;
import io.awsideman.cache.layer.FixedKeys;
import io.awsideman.cache.layer.LocalState;
import io.awsideman.cache.layer.ResilientBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A manager over the layers and the backend that a process has, on a folder that goes when it is closed. */
final class BenchmarkedCache implements AutoCloseable {
    private static final Duration TTL = Duration.ofHours(12);
    private static final int BATCH = 1000;
    private static final String AES = "+aes256";

    private final Path folder;
    private final CacheManager manager;

    /** @param backend memory or file; {@code +aes256} after it encrypts */
    BenchmarkedCache(String backend) {
        try {
            folder = Files.createTempDirectory("awsideman-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        CacheBackend store =
                switch (backend.replace(AES, "")) {
                    case "memory" -> new MemoryBackend(1L << 30, clock, random);
                    case "file" -> new FileBackend(folder, 1L << 30, clock, random, BenchmarkedCache::fail);
                    default -> throw new IllegalArgumentException("no backend " + backend);
                };
        CacheBackend breaking = new BreakingBackend(store, 5, Duration.ofMinutes(1), clock, LocalState.none());
        manager = new CacheManager(
                new ResilientBackend(
                        backend.endsWith(AES)
                                ? new EncryptingBackend(breaking, new FixedKeys(), false, BenchmarkedCache::fail)
                                : breaking,
                        BenchmarkedCache::fail),
                CacheSettings.defaults(),
                CachePolicy.normal(),
                clock,
                random,
                () -> "benchmark",
                BenchmarkedCache::fail);
    }

    CacheManager manager() {
        return manager;
    }

    /** Stores a value under so many keys of one kind. */
    List<CacheKey> fill(String resourceType, int count, byte[] value) {
        List<CacheKey> keys = new ArrayList<>(count);
        for (int from = 0; from < count; from += BATCH) {
            Map<CacheKey, byte[]> batch = new HashMap<>();
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                CacheKey key = CacheKey.of(Samples.ALICE, resourceType, "describe", "id-" + i);
                keys.add(key);
                batch.put(key, value);
            }
            manager.putAll(batch, TTL);
        }
        return keys;
    }

    @Override
    public void close() {
        manager.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fail(String warning) {
        throw new IllegalStateException(warning);
    }
}
