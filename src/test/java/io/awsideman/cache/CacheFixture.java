package io.awsideman.cache;

import static io.awsideman.cache.Samples.bytes;
import static io.awsideman.cache.Samples.text;

import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.cache.layer.BreakingBackend;
import io.awsideman.cache.layer.LocalState;
import io.awsideman.cache.layer.ResilientBackend;
import io.awsideman.fixture.MovableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Managers over one backend in memory that can be made to fail, a clock that stands still, and an AWS that is a number. */
final class CacheFixture {
    static final CacheSettings SETTINGS = new CacheSettings(
            Duration.ofMinutes(15),
            Duration.ofSeconds(3),
            Duration.ofHours(1),
            Duration.ofDays(7),
            Duration.ofMinutes(10),
            0,
            true,
            1024);
    static final LoadOptions OPTIONS = LoadOptions.of("identitystore:ListUsers");

    final MovableClock clock = new MovableClock();
    final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    final FaultyBackend backend = new FaultyBackend(new MemoryBackend(10_000_000, clock, new SecureRandom()));

    /** The present state of AWS, and how often it was asked. */
    final AtomicInteger state = new AtomicInteger(1);

    final AtomicInteger asked = new AtomicInteger();
    private int managers;

    CacheManager manager() {
        return manager(CachePolicy.normal());
    }

    CacheManager manager(CachePolicy policy) {
        return manager(policy, SETTINGS, new SecureRandom());
    }

    CacheManager manager(CachePolicy.Mode mode) {
        return manager(new CachePolicy(mode, null, false));
    }

    CacheManager manager(CachePolicy policy, CacheSettings settings, RandomGenerator jitter) {
        CacheBackend breaking = new BreakingBackend(backend, 5, Duration.ofSeconds(60), clock, LocalState.none());
        CacheBackend resilient = new ResilientBackend(breaking, warnings::add);
        String writer = "w" + ++managers;
        return new CacheManager(resilient, settings, policy, clock, jitter, () -> writer, warnings::add);
    }

    RandomGenerator jitter() {
        return new SecureRandom();
    }

    /** Asks AWS, which takes two calls. */
    Loaded ask() {
        asked.incrementAndGet();
        return new Loaded(bytes("state " + state.get()), 2);
    }

    String read(CacheManager manager, CacheKey key) {
        return read(manager, key, OPTIONS);
    }

    String read(CacheManager manager, CacheKey key, LoadOptions options) {
        return text(manager.getOrLoad(key, options, this::ask).value());
    }
}
