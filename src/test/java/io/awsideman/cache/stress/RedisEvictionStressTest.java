package io.awsideman.cache.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheCounters.Counter;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.CacheSettings;
import io.awsideman.cache.KeyPattern;
import io.awsideman.cache.LoadOptions;
import io.awsideman.cache.Loaded;
import io.awsideman.cache.PendingWrite;
import io.awsideman.cache.Samples;
import io.awsideman.cache.backend.redis.RedisBackend;
import io.awsideman.cache.backend.redis.RedisServer;
import io.awsideman.cache.backend.redis.RedisSettings;
import io.awsideman.fixture.RedisProcess;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Readers and writers, each with a connection of their own, while the server loses random keys all the time, and everything now
 * and then. No answer may be older than what AWS had when it was asked for.
 */
class RedisEvictionStressTest {
    private static final int USERS = 20;
    private static final int WORKERS = 4;
    private static final int ROUNDS = Integer.getInteger("awsideman.evictions", 400);
    private static final LoadOptions DESCRIBE = LoadOptions.of("identitystore:DescribeUser");
    private static final CacheSettings SETTINGS = new CacheSettings(
            Duration.ofMinutes(15),
            Duration.ofMillis(5),
            Duration.ofHours(1),
            Duration.ofDays(7),
            Duration.ofMinutes(1),
            0,
            false,
            1024);

    private final AtomicLongArray aws = new AtomicLongArray(USERS);
    private final AtomicLong hits = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong evicted = new AtomicLong();
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private RedisProcess server;

    @BeforeEach
    void start() throws IOException {
        server = RedisProcess.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothingThatTheServerLosesMakesAnAnswerStale() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                String name = "w" + worker;
                workers.add(threads.submit(() -> {
                    work(name);
                    return name;
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(complaints).isEmpty();
        assertThat(hits.get()).as("answers from the cache").isGreaterThan(ROUNDS / 2);
        assertThat(evicted.get()).isGreaterThan(ROUNDS / 10);
        System.out.printf(
                "%d keys evicted under %d writes and %d hits: 0 stale%n", evicted.get(), writes.get(), hits.get());
    }

    /** One key that the server chooses, and all of them now and then. */
    private void evict(int round) throws IOException {
        if (round % 200 == 100) {
            server.command("FLUSHALL");
        } else if (round % 10 == 5) {
            String key = server.command("RANDOMKEY").lines().skip(1).findFirst().orElse("");
            evicted.addAndGet(server.command("DEL", key).startsWith(":1") ? 1 : 0);
        }
    }

    private void work(String name) throws IOException {
        RedisSettings settings = new RedisSettings(
                RedisServer.of(URI.create(server.url())),
                () -> null,
                null,
                "stress",
                Duration.ofSeconds(10),
                Duration.ofSeconds(30));
        Clock clock = Clock.systemUTC();
        RedisBackend backend = new RedisBackend(settings, SETTINGS.settleTime(), clock, new SecureRandom());
        Random random = new Random();
        try (CacheManager manager = new CacheManager(
                backend, SETTINGS, CachePolicy.normal(), clock, new SecureRandom(), () -> name, complaints::add)) {
            for (int round = 0; round < ROUNDS; round++) {
                if (round % 20 == 0) {
                    write(manager, random.nextInt(USERS));
                }
                evict(round);
                read(manager, random.nextInt(USERS));
            }
            hits.addAndGet(manager.contents().statistics().session().total(Counter.HITS));
        }
    }

    private void write(CacheManager manager, int user) {
        try (PendingWrite write = manager.begin(Samples.DOMAIN, List.of(KeyPattern.of(key(user))))) {
            aws.incrementAndGet(user);
            writes.incrementAndGet();
            write.renew();
        }
    }

    private void read(CacheManager manager, int user) {
        long before = aws.get(user);
        byte[] answer = manager.getOrLoad(key(user), DESCRIBE, () -> new Loaded(Samples.bytes("" + aws.get(user)), 1))
                .value();
        long seen = Long.parseLong(Samples.text(answer));
        if (seen < before) {
            complaints.add("STALE: user " + user + " was " + before + ", answered " + seen);
        }
    }

    private static CacheKey key(int user) {
        return CacheKey.of(Samples.ALICE, "user", "describe", "u-" + user);
    }
}
