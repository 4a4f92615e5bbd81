package io.awsideman.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;

class RateLimiterTest {
    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 5); // overflows on the way
    private final RateLimiter limiter = new RateLimiter(20, time::get, time::addAndGet);

    @Test
    void oneSecondsWorthPassesAtOnce() {
        long start = time.get();

        acquire(20);

        assertThat(time.get() - start).isZero();
    }

    @Test
    void theRestIsSpreadOverTime() {
        long start = time.get();

        acquire(20 + 100);

        assertThat(time.get() - start)
                .isBetween(TimeUnit.MILLISECONDS.toNanos(4990), TimeUnit.MILLISECONDS.toNanos(5010));
    }

    @Test
    void restingEarnsNoMoreThanOneSecondsWorth() {
        acquire(20);
        time.addAndGet(TimeUnit.HOURS.toNanos(1));
        long start = time.get();

        acquire(40);

        assertThat(time.get() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(990));
    }

    @Test
    void anInterruptedThreadDoesNotWait() {
        acquire(20);
        Thread.currentThread().interrupt();

        assertThatThrownBy(limiter::acquire).isInstanceOf(AbortedException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    private void acquire(int times) {
        for (int i = 0; i < times; i++) {
            limiter.acquire();
        }
    }
}
