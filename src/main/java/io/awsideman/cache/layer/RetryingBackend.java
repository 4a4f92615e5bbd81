package io.awsideman.cache.layer;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A backend that is asked again, after a short and random pause, when it says that its failure is a passing one. What must not
 * be done twice is not. A request that has taken long already is not repeated: the caller gets on faster without the cache.
 */
public final class RetryingBackend extends SurroundedBackend {
    private static final Set<Request> ONCE = Set.of(Request.SCAN, Request.ADD);
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Consumer<Duration> sleep;

    /**
     * @param random for the pauses, so that many who failed at once do not come back at once
     * @param sleep lets about that much time pass
     */
    public RetryingBackend(
            CacheBackend delegate, InstantSource clock, RandomGenerator random, Consumer<Duration> sleep) {
        super(delegate);
        this.clock = clock;
        this.random = random;
        this.sleep = sleep;
    }

    @Override
    <T> T around(Request request, Supplier<T> action) {
        Instant start = clock.instant();
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return action.get();
            } catch (BackendUnavailableException e) {
                if (!e.isPassing() || ONCE.contains(request) || isLate(start)) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw e.eachTime();
                }
            }
            sleep.accept(Duration.ofNanos(random.nextLong(pause.toNanos())));
            pause = pause.multipliedBy(2);
        }
    }

    private boolean isLate(Instant start) {
        return Duration.between(start, clock.instant()).compareTo(PATIENCE) > 0;
    }
}
