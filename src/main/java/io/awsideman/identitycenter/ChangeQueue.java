package io.awsideman.identitycenter;

import io.awsideman.identitycenter.AccountAssignment.Place;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The changes that wait for their turn: so many at once as AWS takes, and one at a time for a permission set in an account.
 * When AWS has too much to do, fewer at once; with every success one more again.
 */
final class ChangeQueue {
    private final List<AccountAssignment> waiting;
    private final Set<Place> busy = new HashSet<>();
    private final int most;
    private int limit;
    private int inFlight;
    private boolean stopped;

    ChangeQueue(Collection<AccountAssignment> changes, int most) {
        this.waiting = new LinkedList<>(changes);
        this.most = most;
        this.limit = most;
    }

    /** The next change that may be sent, waiting until there is one; {@code null} when there will be none. */
    synchronized @Nullable AccountAssignment take() throws InterruptedException {
        while (!stopped && !waiting.isEmpty()) {
            AccountAssignment next = inFlight < limit ? eligible() : null;
            if (next != null) {
                busy.add(next.place());
                inFlight++;
                return next;
            }
            wait();
        }
        return null;
    }

    private @Nullable AccountAssignment eligible() {
        for (Iterator<AccountAssignment> changes = waiting.iterator(); changes.hasNext(); ) {
            AccountAssignment change = changes.next();
            if (!busy.contains(change.place())) {
                changes.remove();
                return change;
            }
        }
        return null;
    }

    /** AWS has ended a change that was taken, or will never begin it. */
    synchronized void end(AccountAssignment change) {
        release(change);
        limit = Math.min(most, limit + 1);
    }

    /** AWS has too much to do for a change that was taken: it waits again, behind the others. */
    synchronized void putBack(AccountAssignment change) {
        release(change);
        waiting.add(change);
        limit = Math.max(1, limit / 2);
    }

    private void release(AccountAssignment change) {
        busy.remove(change.place());
        inFlight--;
        notifyAll();
    }

    /** No further change is given out. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Whether all changes have been given out. */
    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    synchronized int limit() {
        return limit;
    }
}
