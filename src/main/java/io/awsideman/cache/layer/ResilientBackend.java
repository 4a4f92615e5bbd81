package io.awsideman.cache.layer;

import io.awsideman.cache.BackendHealth;
import io.awsideman.cache.BackendStats;
import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheCounters.Counter;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheScope;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.Snapshot;
import io.awsideman.cache.StoredEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A backend whose failures look like an empty cache: reads find nothing, what is put is forgotten. After several failures in a
 * row it is not asked for a while. What would be wrong to hide still throws: above all {@link #bump}, which is always tried.
 */
public final class ResilientBackend implements CacheBackend {
    private final CacheBackend delegate;
    private final Breaker breaker;
    private final Consumer<String> warnings;
    private final AtomicReference<@Nullable BackendUnavailableException> hidden = new AtomicReference<>();
    private final AtomicReference<CacheCounters> failures = new AtomicReference<>(CacheCounters.zero());

    /**
     * @param failureThreshold failures in a row after which the delegate is left alone
     * @param recovery for how long; then one request tries it again
     * @param warnings told at the first failure, once
     */
    public ResilientBackend(
            CacheBackend delegate, int failureThreshold, Duration recovery, Clock clock, Consumer<String> warnings) {
        this.delegate = delegate;
        this.breaker = new Breaker(failureThreshold, recovery, clock);
        this.warnings = warnings;
    }

    @Override
    public Snapshot read(CacheKey key) {
        return orElse(() -> delegate.read(key), Snapshot::absent);
    }

    @Override
    public Map<CacheKey, Snapshot> readAll(Collection<CacheKey> keys) {
        return orElse(() -> delegate.readAll(keys), () -> allAbsent(keys));
    }

    @Override
    public GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing) {
        return orElse(() -> delegate.generations(prefixes, createMissing), GenerationSnapshot::none);
    }

    @Override
    public void putAll(Map<CacheKey, EncodedEntry> entries) {
        orElse(asSupplier(() -> delegate.putAll(entries)), () -> false);
    }

    @Override
    public void remove(Collection<CacheKey> keys) {
        orThrow(asSupplier(() -> delegate.remove(keys)));
    }

    @Override
    public long clear(@Nullable CacheScope scope) {
        return orThrow(() -> delegate.clear(scope));
    }

    @Override
    public void bump(Collection<String> prefixes, String owner, Instant until) {
        orThrow(asSupplier(() -> delegate.bump(prefixes, owner, until)));
    }

    @Override
    public void scan(@Nullable CacheScope scope, Consumer<StoredEntry> visitor) {
        delegate.scan(scope, visitor);
    }

    @Override
    public CacheCounters counters() {
        return orThrow(delegate::counters);
    }

    /** Adds the failures met here as well; statistics that cannot be written are lost. */
    @Override
    public void add(CacheCounters delta) {
        CacheCounters failed = failures.getAndSet(CacheCounters.zero());
        orElse(asSupplier(() -> delegate.add(delta.plus(failed))), () -> false);
    }

    @Override
    public BackendStats stats() {
        return orThrow(delegate::stats);
    }

    @Override
    public String location() {
        return delegate.location();
    }

    @Override
    public BackendHealth health() {
        return delegate.health();
    }

    @Override
    public Optional<BackendUnavailableException> hiddenFailure() {
        return Optional.ofNullable(hidden.get());
    }

    @Override
    public void close() {
        delegate.close();
    }

    private <T> T orElse(Supplier<T> action, Supplier<T> fallback) {
        if (!breaker.mayTry()) {
            return fallback.get();
        }
        try {
            return orThrow(action);
        } catch (BackendUnavailableException e) {
            if (hidden.compareAndSet(null, e)) {
                warnings.accept("answers take longer than they could: " + e.getMessage());
            }
            return fallback.get();
        }
    }

    private <T> T orThrow(Supplier<T> action) {
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

    private void recordFailure(BackendUnavailableException failure) {
        CacheCounters one = CacheCounters.of(Counter.FAILURES, failure.causeName(), 1);
        failures.accumulateAndGet(one, CacheCounters::plus);
        breaker.failed();
    }

    private static Supplier<Boolean> asSupplier(Runnable action) {
        return () -> {
            action.run();
            return true;
        };
    }

    private static Map<CacheKey, Snapshot> allAbsent(Collection<CacheKey> keys) {
        Map<CacheKey, Snapshot> absent = new HashMap<>();
        keys.forEach(key -> absent.put(key, Snapshot.absent()));
        return absent;
    }
}
