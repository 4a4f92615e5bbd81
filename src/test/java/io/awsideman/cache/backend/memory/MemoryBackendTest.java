package io.awsideman.cache.backend.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheBackendContract;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.HookedRandom;
import io.awsideman.cache.Samples;
import io.awsideman.fixture.MovableClock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryBackendTest implements CacheBackendContract {
    private final HookedRandom random = new HookedRandom();
    private final MovableClock clock = new MovableClock();
    private final MemoryBackend backend = new MemoryBackend(1_000_000, clock, random);

    @Override
    public CacheBackend testee() {
        return backend;
    }

    @Override
    public MovableClock clock() {
        return clock;
    }

    @Override
    public HookedRandom random() {
        return random;
    }

    @Test
    void entriesBeyondTheBoundAreDropped() {
        for (int i = 0; i < 30; i++) {
            EntryAddress key =
                    CacheKey.of(Samples.ALICE, "user", "describe", "u-" + i).address();
            EncodedEntry entry = new EncodedEntry(new byte[100_000], clock.instant(), clock.instant());
            backend.putAll(Map.of(key, entry));
        }

        assertThat(backend.stats().bytes()).isPositive().isLessThanOrEqualTo(1_000_000);
    }
}
