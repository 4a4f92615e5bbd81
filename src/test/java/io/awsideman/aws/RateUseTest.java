package io.awsideman.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.fixture.MovableClock;
import io.awsideman.fixture.SimulatedTime;
import io.awsideman.identitycenter.ParallelReads;
import io.awsideman.identitycenter.ReadProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What many calls of 50 ms take under a limit, by a clock that only waiting moves. */
class RateUseTest {
    private static final int CALLS = 2_000;
    private static final double ALLOWED = 20;
    private static final Duration LATENCY = Duration.ofMillis(50);

    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final SimulatedTime time = new SimulatedTime(clock);

    @Test
    void theAllowedRateIsUsedAndNotExceeded() throws InterruptedException {
        RateLimiter limiter =
                new RateLimiter(ALLOWED, () -> nanos(clock.instant()), wait -> time.sleep(Duration.ofNanos(wait)));
        Allowance allowance = new Allowance();

        Duration taken = time.taken(() -> map(10, () -> {
            limiter.acquire();
            allowance.use(clock.instant());
            time.sleep(LATENCY);
        }));

        assertThat(CALLS * 1000.0 / taken.toMillis()).isBetween(0.95 * ALLOWED, 1.02 * ALLOWED);
    }

    @Test
    void withoutALimitTimeIsSharedByWhatIsUnderWay() throws InterruptedException {
        for (int inFlight : List.of(1, 4, 16)) {
            Duration least = LATENCY.multipliedBy(CALLS / inFlight);

            assertThat(time.taken(() -> map(inFlight, () -> time.sleep(LATENCY))))
                    .isBetween(least, least.multipliedBy(21).dividedBy(20));
        }
    }

    private static void map(int inFlight, Runnable call) {
        new ParallelReads(inFlight, new Silent())
                .map("Calling", IntStream.range(0, CALLS).boxed().toList(), number -> {
                    call.run();
                    return number;
                });
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    /** A service that throttles whoever asks faster, as AWS does. */
    private static final class Allowance {
        private double left = ALLOWED;
        private Instant asOf = Instant.EPOCH;

        synchronized void use(Instant now) {
            left = Math.min(ALLOWED, left + Duration.between(asOf, now).toNanos() / 1e9 * ALLOWED);
            asOf = now;
            left--;
            assertThat(left).as("requests left at " + now).isGreaterThanOrEqualTo(-0.01);
        }
    }

    /** Shows nothing. */
    private record Silent() implements ReadProgress {
        @Override
        public void advanced(String what, int done, int total) {
            // nobody looks
        }

        @Override
        public void finished() {
            // nobody looks
        }
    }
}
