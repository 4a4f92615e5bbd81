package io.awsideman.cache.layer;

import io.awsideman.cache.BackendHealth;
import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheCounters.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A backend that is left alone for a while after several failures in a row, by this process and by those that come after it;
 * after one where nobody is there or answers in time: nobody waits twice for the same dead server. What would be wrong to leave
 * out is tried all the same, above all {@link #bump}, but not again by a process that has just waited in vain.
 *
 * <p>Neither Resilience4j nor Failsafe serves here: their breakers live and die with a process, and what they know cannot be
 * put back into the next one.
 */
public final class BreakingBackend extends SurroundedBackend {
    private static final Set<Request> DISPENSABLE =
            Set.of(Request.READ, Request.READ_ALL, Request.GENERATIONS, Request.PUT, Request.ADD);

    /** A command that changes something looks for it first and announces the change twice, and should wait once. */
    private static final Duration REST = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final Breaker breaker;
    private volatile @Nullable Vain lastWait;
    private CacheCounters failures = CacheCounters.zero();

    /** A wait for somebody who was not there, until that time. */
    private record Vain(Instant end, BackendUnavailableException failure) {
        boolean wasJustBefore(Instant now) {
            return !now.isBefore(end) && now.isBefore(end.plus(REST));
        }
    }

    /**
     * @param failureThreshold failures in a row after which the delegate is left alone
     * @param recovery for how long; then one request tries it again
     * @param memory where the failures are kept for the next process
     */
    public BreakingBackend(
            CacheBackend delegate, int failureThreshold, Duration recovery, InstantSource clock, LocalState memory) {
        super(delegate);
        this.clock = clock;
        this.breaker = new Breaker(failureThreshold, recovery, clock, memory);
    }

    @Override
    <T> T around(Request request, Supplier<T> action) {
        if (DISPENSABLE.contains(request)) {
            if (!breaker.mayTry()) {
                throw BackendUnavailableException.notAsked(
                        "the cache at " + delegate.location() + " has failed and is left alone for a while",
                        "see 'awsideman cache health'");
            }
        } else {
            requireNoVainWait();
        }
        try {
            T answer = action.get();
            breaker.succeeded();
            lastWait = null;
            return answer;
        } catch (BackendUnavailableException e) {
            recordFailure(e);
            throw e;
        } catch (RuntimeException e) {
            // a backend from elsewhere may have defects; they are no reason for a command to fail
            BackendUnavailableException failure =
                    new BackendUnavailableException("the cache at " + delegate.location() + " failed: " + e, null, e);
            recordFailure(failure);
            throw failure;
        }
    }

    /** Adds the failures met here as well. */
    @Override
    public void add(CacheCounters delta) {
        super.add(delta.plus(takeFailures()));
    }

    @Override
    public BackendHealth health() {
        return delegate.health().with(breaker.state());
    }

    private void recordFailure(BackendUnavailableException failure) {
        countFailure(CacheCounters.of(Counter.FAILURES, failure.causeName(), 1));
        breaker.failed(failure.isUnreachable());
        if (failure.isUnreachable()) {
            lastWait = new Vain(clock.instant(), failure);
        }
    }

    private synchronized void countFailure(CacheCounters one) {
        failures = failures.plus(one);
    }

    private synchronized CacheCounters takeFailures() {
        CacheCounters taken = failures;
        failures = CacheCounters.zero();
        return taken;
    }

    private void requireNoVainWait() {
        Vain wait = lastWait;
        if (wait != null && wait.wasJustBefore(clock.instant())) {
            throw BackendUnavailableException.notAsked(
                    String.valueOf(wait.failure().getMessage()), wait.failure().remedy());
        }
    }
}
