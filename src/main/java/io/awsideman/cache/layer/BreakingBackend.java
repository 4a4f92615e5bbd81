package io.awsideman.cache.layer;

import io.awsideman.cache.BackendHealth;
import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheCounters.Counter;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A backend that is left alone for a while after several failures in a row, by this process and by those that come after it:
 * nobody waits twice for the same dead server. What would be wrong to leave out is always tried, above all {@link #bump}.
 *
 * <p>Neither Resilience4j nor Failsafe serves here: their breakers live and die with a process, and what they know cannot be
 * put back into the next one.
 */
public final class BreakingBackend extends SurroundedBackend {
    private static final Set<Request> DISPENSABLE =
            EnumSet.of(Request.READ, Request.READ_ALL, Request.GENERATIONS, Request.PUT, Request.ADD);

    private final Breaker breaker;
    private final AtomicReference<CacheCounters> failures = new AtomicReference<>(CacheCounters.zero());

    /**
     * @param failureThreshold failures in a row after which the delegate is left alone
     * @param recovery for how long; then one request tries it again
     * @param memory where the failures are kept for the next process
     */
    public BreakingBackend(
            CacheBackend delegate, int failureThreshold, Duration recovery, Clock clock, LocalState memory) {
        super(delegate);
        this.breaker = new Breaker(failureThreshold, recovery, clock, memory);
    }

    @Override
    <T> T around(Request request, Supplier<T> action) {
        if (DISPENSABLE.contains(request) && !breaker.mayTry()) {
            throw new BackendUnavailableException(
                    "the cache at " + delegate.location() + " has failed several times and is left alone for a while",
                    "see 'awsideman cache health'",
                    null);
        }
        try {
            T answer = action.get();
            breaker.succeeded();
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
        super.add(delta.plus(failures.getAndSet(CacheCounters.zero())));
    }

    @Override
    public BackendHealth health() {
        return delegate.health().with(breaker.state());
    }

    private void recordFailure(BackendUnavailableException failure) {
        CacheCounters one = CacheCounters.of(Counter.FAILURES, failure.causeName(), 1);
        failures.accumulateAndGet(one, CacheCounters::plus);
        breaker.failed();
    }
}
