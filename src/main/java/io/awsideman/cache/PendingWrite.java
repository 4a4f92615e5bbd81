package io.awsideman.cache;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A write to AWS between its announcement and its end. While it lasts, reads of what it touches go to AWS and are not stored.
 * Must be ended in {@code finally}, also when the write failed or its outcome is unknown: it may have happened. If the process
 * is killed before, it ends at its deadline.
 */
public final class PendingWrite implements AutoCloseable {
    private final Invalidations invalidations;
    private final List<String> prefixes;
    private final String owner;
    private final Duration settleTime;
    private final boolean announced;
    private final AtomicBoolean ended = new AtomicBoolean();

    PendingWrite(Invalidations invalidations, List<String> prefixes, Duration deadline, Duration settleTime) {
        this.invalidations = invalidations;
        this.prefixes = prefixes;
        this.owner = invalidations.newOwner();
        this.settleTime = settleTime;
        this.announced = invalidations.replace(prefixes, owner, deadline);
    }

    /**
     * Moves the deadline, for a write that AWS carries out asynchronously.
     *
     * @param deadline from now; the write must be ended or extended again before
     */
    public void extend(Duration deadline) {
        CacheSettings.requirePositive(deadline, "deadline");
        if (!ended.get()) {
            invalidations.replace(prefixes, owner, deadline);
        }
    }

    /**
     * Invalidates once more, so that nothing read during the write survives it, and lets the prefixes settle. Only the first
     * call does something. Never throws because of the cache.
     */
    public void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        boolean done = invalidations.replace(prefixes, owner, settleTime);
        if (!done && !announced) {
            // had only the end failed, everyone would still see the mark of the beginning until its deadline
            invalidations.warnOfStaleAnswers();
        }
    }

    /** The same as {@link #end()}. */
    @Override
    public void close() {
        end();
    }
}
