package io.awsideman.cache;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One load at a time for the same key seen with the same generations. The generations belong to the name of a flight because
 * a read that starts after a write must not be answered by a load that began before it.
 */
final class SingleFlight {
    private record Name(CacheKey key, List<Generation> generations) {
        /** Written out, as {@link #hashCode}: the compiler's own are made at run time, which takes longer than a cached answer. */
        @Override
        public boolean equals(@Nullable Object object) {
            return object instanceof Name other && key.equals(other.key) && generations.equals(other.generations);
        }

        @Override
        public int hashCode() {
            return 31 * key.hashCode() + generations.hashCode();
        }
    }

    private record Flight(Thread leader, CompletableFuture<CachedValue> result) {}

    private final ConcurrentMap<Name, Flight> flights = new ConcurrentHashMap<>();
    private final AtomicLong landed = new AtomicLong();

    /** How many flights have ended; when it has changed since a look-up, looking again may find what they stored. */
    long landed() {
        return landed.get();
    }

    CachedValue join(CacheKey key, List<Generation> generations, Supplier<CachedValue> load) {
        Name name = new Name(key, generations);
        Flight own = new Flight(Thread.currentThread(), new CompletableFuture<>());
        Flight flying = flights.putIfAbsent(name, own);
        if (flying == null) {
            return lead(name, own, load);
        }
        // a loader that asks for its own key would wait for itself
        return flying.leader() == Thread.currentThread() ? load.get() : await(flying);
    }

    private CachedValue lead(Name name, Flight flight, Supplier<CachedValue> load) {
        try {
            CachedValue value = load.get();
            flight.result().complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            flight.result().completeExceptionally(e);
            throw e;
        } finally {
            landed.incrementAndGet();
            flights.remove(name, flight);
        }
    }

    private static CachedValue await(Flight flight) {
        try {
            return flight.result().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdminException(FailureKind.INTERRUPTED, "interrupted while waiting for an answer", null, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a loader throws nothing else", e);
        }
    }
}
