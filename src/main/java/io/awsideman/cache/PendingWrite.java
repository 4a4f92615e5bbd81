package io.awsideman.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A write to AWS between its announcement and its end. While it lasts, reads of what it touches go to AWS and are not stored.
 * Must be ended in {@code finally}, also when the write failed or its outcome is unknown: it may have happened. If the process
 * is killed before, it ends at its deadline.
 */
public final class PendingWrite implements AutoCloseable {
    private final Invalidations invalidations;
    private final List<String> prefixes;
    private final String owner;
    private final Duration deadline;
    private final Duration settleTime;
    private final Once ended = new Once();
    private volatile Instant renewal;
    private volatile Instant announcedUntil = Instant.MIN;

    PendingWrite(Invalidations invalidations, List<String> prefixes, Duration deadline, Duration settleTime) {
        this.invalidations = invalidations;
        this.prefixes = prefixes;
        this.owner = invalidations.newOwner();
        this.deadline = deadline;
        this.settleTime = settleTime;
        this.renewal = invalidations.now().plus(deadline.dividedBy(2));
        announce();
    }

    /**
     * Says that the write, which AWS carries out asynchronously, still goes on: once half of the time to its deadline has
     * passed, the deadline is moved to the whole of it from now. Costs nothing before; may be called at every poll.
     */
    public void renew() {
        if (!ended.isClaimed() && invalidations.now().isAfter(renewal)) {
            renewal = invalidations.now().plus(deadline.dividedBy(2));
            announce();
        }
    }

    /**
     * Invalidates once more, so that nothing read during the write survives it, and lets the prefixes settle. Only the first
     * call does something. Never throws because of the cache.
     */
    public void end() {
        if (!ended.claim()) {
            return;
        }
        boolean done = invalidations.replace(prefixes, owner, settleTime);
        if (!done && announcedUntil.isBefore(invalidations.now().plus(settleTime))) {
            // otherwise everyone still sees the mark of the beginning, and stores nothing until its deadline
            invalidations.warnOfStaleAnswers();
        }
    }

    /** The same as {@link #end()}. */
    @Override
    public void close() {
        end();
    }

    private void announce() {
        Instant now = invalidations.now();
        if (invalidations.replace(prefixes, owner, deadline)) {
            announcedUntil = now.plus(deadline);
        }
    }
}
