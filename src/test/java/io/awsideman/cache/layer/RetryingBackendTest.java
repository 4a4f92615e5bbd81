package io.awsideman.cache.layer;

import static io.awsideman.cache.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheBackendContract;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.FaultyBackend;
import io.awsideman.cache.HookedRandom;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.fixture.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryingBackendTest implements CacheBackendContract {
    private final HookedRandom random = new HookedRandom();
    private final MovableClock clock = new MovableClock();
    private final List<Duration> pauses = new ArrayList<>();
    private final FaultyBackend faulty = new FaultyBackend(new MemoryBackend(1_000_000, clock, random));
    private final RetryingBackend backend = new RetryingBackend(faulty, clock, random, pauses::add);

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
    void passingFaultIsNotSeen() {
        fail(2, Duration.ZERO);

        assertThat(backend.read(USERS.address()).data()).isNull();

        assertThat(faulty.calls()).hasSize(3);
        assertThat(pauses).hasSize(2).allMatch(pause -> pause.compareTo(Duration.ofMillis(100)) < 0);
    }

    @Test
    void faultThatDoesNotPassIsSeenAfterThreeAttempts() {
        fail(3, Duration.ZERO);

        assertThatThrownBy(() -> backend.read(USERS.address())).hasMessage("stale handle");

        assertThat(faulty.calls()).hasSize(3);
    }

    @Test
    void lastingFaultIsSeenAtOnce() {
        faulty.failAlways();

        assertThatThrownBy(() -> backend.read(USERS.address())).hasMessage("told to fail");

        assertThat(faulty.calls()).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void requestThatTookLongIsNotRepeated() {
        fail(1, Duration.ofSeconds(2));

        assertThatThrownBy(() -> backend.read(USERS.address())).hasMessage("stale handle");
    }

    @Test
    void whatMustNotBeDoneTwiceIsNot() {
        fail(1, Duration.ZERO);
        assertThatThrownBy(() -> backend.add(CacheCounters.zero())).hasMessage("stale handle");
        fail(1, Duration.ZERO);
        assertThatThrownBy(() -> backend.scan(null, stored -> {})).hasMessage("stale handle");
    }

    @Test
    void connectionThatIsLostEachTimeLeadsNowhere() {
        for (int times : List.of(1, 3)) {
            faulty.beforeEach(() -> {
                if (faulty.calls().size() <= times) {
                    throw BackendUnavailableException.lost("lost", null, null);
                }
            });
            faulty.forgetCalls();
            Throwable seen = catchThrowable(() -> backend.read(USERS.address()));
            assertThat(seen instanceof BackendUnavailableException e && e.isUnreachable())
                    .isEqualTo(times == 3);
        }
    }

    private void fail(int times, Duration after) {
        if (times == 0) {
            return;
        }
        faulty.beforeNext(() -> {
            fail(times - 1, after);
            clock.advance(after);
            throw BackendUnavailableException.passing("stale handle", null, null);
        });
    }
}
