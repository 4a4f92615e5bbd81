package io.awsideman.cache;

import io.awsideman.cache.CacheCounters.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The writing side of the protocol: replaces generations, and remembers the prefixes for which that failed, so that this
 * process at least does not use the cache for them.
 */
final class Invalidations {
    private final CacheBackend backend;
    private final InstantSource clock;
    private static final int LONGEST_WRITER_ID = 64;

    private final Supplier<String> writerIds;
    private final Tally tally;
    private final Consumer<String> warnings;
    private final Set<String> poisoned = ConcurrentHashMap.newKeySet();
    private final AtomicLong writes = new AtomicLong();
    private final Once warned = new Once();
    private volatile String lastFailure = "";
    private @Nullable String writerId;

    Invalidations(
            CacheBackend backend,
            InstantSource clock,
            Supplier<String> writerIds,
            Tally tally,
            Consumer<String> warnings) {
        this.backend = backend;
        this.clock = clock;
        this.writerIds = writerIds;
        this.tally = tally;
        this.warnings = warnings;
    }

    /** A name for one write: two writes of one process must not drop each other's marks. */
    String newOwner() {
        return writerId() + "-" + writes.incrementAndGet();
    }

    /** Made for the first write: reads, which are most, do without a source of random numbers. */
    private synchronized String writerId() {
        String known = writerId;
        if (known == null) {
            known = writerIds.get();
            if (!isWriterId(known)) {
                throw new CacheValidationException("not a writer id: " + known);
            }
            writerId = known;
        }
        return known;
    }

    /** One that fits any backend. */
    private static boolean isWriterId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_WRITER_ID;
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether a change under one of the prefixes could not be announced. */
    boolean isPoisoned(Collection<String> prefixes) {
        return !poisoned.isEmpty() && prefixes.stream().anyMatch(poisoned::contains);
    }

    /**
     * Replaces the generations and marks them for a time from now; zero for no mark. A failure never surfaces, because the
     * write that is announced goes on: it poisons the prefixes until a later replacement succeeds.
     *
     * @return whether the backend did it
     */
    boolean replace(List<String> prefixes, String owner, Duration markFor) {
        tally.count(Counter.INVALIDATIONS, prefixes.size());
        boolean all = true;
        for (List<String> batch : Batches.of(prefixes)) {
            all &= replaceBatch(batch, owner, markFor);
        }
        return all;
    }

    /** Tells the user, once, what the failure to announce a change means. */
    void warnOfStaleAnswers() {
        if (warned.claim()) {
            warnings.accept("a change could not be announced to the cache at " + backend.location()
                    + " (" + lastFailure + "): other processes may be shown the state before it until their entries"
                    + " expire; when the location can be written again, run 'awsideman cache clear' there");
        }
    }

    private boolean replaceBatch(List<String> batch, String owner, Duration markFor) {
        boolean interrupted = Thread.interrupted(); // or no file could be written, just when work is being ended
        try {
            backend.bump(batch, owner, clock.instant().plus(markFor));
            batch.forEach(poisoned::remove);
            return true;
        } catch (BackendUnavailableException e) {
            tally.failure("change_not_announced");
            poisoned.addAll(batch);
            lastFailure = e.getMessage();
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
