package io.awsideman.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;

class RateLimiterTest {
    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 5); // overflows on the way
    private final RateLimiter limiter = new RateLimiter(20, time::get, time::addAndGet);

    @Test
    void threeQuartersOfASecondsWorthPassAtOnce() {
        long start = time.get();

        acquire(15);

        assertThat(time.get() - start).isZero();
    }

    @Test
    void theRestIsSpreadOverTime() {
        long start = time.get();

        acquire(15 + 100);

        assertThat(time.get() - start)
                .isBetween(TimeUnit.MILLISECONDS.toNanos(4990), TimeUnit.MILLISECONDS.toNanos(5010));
    }

    @Test
    void restingEarnsNoMoreThanThat() {
        acquire(15);
        time.addAndGet(TimeUnit.HOURS.toNanos(1));
        long start = time.get();

        acquire(35);

        assertThat(time.get() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(990));
    }

    @Test
    void anInterruptedThreadDoesNotWait() {
        acquire(15);
        Thread.currentThread().interrupt();

        assertThatThrownBy(limiter::acquire).isInstanceOf(AbortedException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    /** The first requests connect, so that they arrive with those that leave a quarter of a second later. */
    @Test
    void requestsThatArriveInBunchesAreNotThrottled() {
        List<Long> arrivals = new ArrayList<>();
        long start = time.get();
        for (int i = 0; i < 500; i++) {
            limiter.acquire();
            long left = time.get() - start;
            arrivals.add(
                    Math.max(left, TimeUnit.MILLISECONDS.toNanos(245)) + i % 5 * TimeUnit.MILLISECONDS.toNanos(50));
        }
        Collections.sort(arrivals);

        double allowed = 20;
        long asOf = arrivals.get(0);
        for (long arrival : arrivals) {
            allowed = Math.min(20, allowed + (arrival - asOf) / 1e9 * 20) - 1;
            asOf = arrival;
            assertThat(allowed).isNotNegative();
        }
    }

    @Test
    void aThrottleTakesAQuarterOnceASecond() {
        limiter.throttled();
        limiter.throttled();
        assertThat(limiter.learned()).hasValueCloseTo(15.0, within(0.01));

        time.addAndGet(TimeUnit.SECONDS.toNanos(1));
        limiter.throttled();
        assertThat(limiter.learned()).hasValueCloseTo(11.3, within(0.1));

        long start = time.get();
        acquire(12);
        assertThat(time.get() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(990));
    }

    @Test
    void theRateComesBackInTenMinutesWhateverWasLearned() {
        limiter.resume(1, Duration.ofMinutes(5));
        assertThat(limiter.learned()).hasValueCloseTo(11.0, within(0.01));

        time.addAndGet(TimeUnit.MINUTES.toNanos(5));
        assertThat(limiter.learned()).isEmpty();
        limiter.resume(0.001, Duration.ofMinutes(10));
        assertThat(limiter.learned()).isEmpty();
    }

    @Test
    void whatWasLearnedGoesOnWithoutABurst() {
        limiter.resume(5, Duration.ZERO);
        long start = time.get();

        acquire(51);

        assertThat(time.get() - start)
                .isBetween(TimeUnit.MILLISECONDS.toNanos(9_500), TimeUnit.MILLISECONDS.toNanos(10_010));
    }

    /** A service that allows 8 a second, as it does where others use the rest. */
    @Test
    void whatOthersLeaveIsUsedAndSeldomExceeded() {
        long start = time.get();
        double left = 8;
        long asOf = start;
        int answered = 0;
        int throttled = 0;
        while (time.get() - start < TimeUnit.MINUTES.toNanos(5)) {
            limiter.acquire();
            left = Math.min(8, left + (time.get() - asOf) / 1e9 * 8);
            asOf = time.get();
            if (left >= 1) {
                left--;
                answered++;
            } else {
                throttled++;
                limiter.throttled();
            }
        }

        assertThat(answered).isGreaterThan((int) (0.8 * 8 * 300));
        assertThat(throttled).isLessThan(answered / 20);
    }

    private void acquire(int times) {
        for (int i = 0; i < times; i++) {
            limiter.acquire();
        }
    }
}
