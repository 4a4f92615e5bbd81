package io.awsideman.identitycenter;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The targets that wait for their turn: so many at once as AWS takes, and one at a time for what it works on. When AWS has too
 * much to do, fewer at once; with every success one more again.
 *
 * @param <T> what a request is about
 */
final class RequestQueue<T> {
    private final List<T> waiting;
    private final Function<T, Object> place;
    private final Set<Object> busy = new HashSet<>();
    private final int most;
    private int limit;
    private int inFlight;
    private int held;
    private int unbegun;
    private int sending;
    private boolean stopped;

    /** @param place what AWS works on for a target */
    RequestQueue(Collection<T> targets, Function<T, Object> place, int most) {
        this.waiting = new LinkedList<>(targets);
        this.place = place;
        this.most = most;
        this.limit = most;
        this.unbegun = waiting.size();
    }

    /**
     * The next target that may be sent, waiting until there is one; {@code null} when there will be none, also because AWS is
     * at others whose end nobody waits for any more.
     */
    synchronized @Nullable T take() throws InterruptedException {
        while (!stopped && !waiting.isEmpty()) {
            T next = inFlight < limit ? eligible() : null;
            if (next != null) {
                busy.add(place.apply(next));
                inFlight++;
                sending++;
                return next;
            }
            if (inFlight == held) {
                return null;
            }
            wait();
        }
        return null;
    }

    private @Nullable T eligible() {
        for (Iterator<T> targets = waiting.iterator(); targets.hasNext(); ) {
            T target = targets.next();
            if (!busy.contains(place.apply(target))) {
                targets.remove();
                return target;
            }
        }
        return null;
    }

    /** A target that was taken has been sent, or has to wait for something else first. */
    synchronized void sent() {
        sending--;
        notifyAll();
    }

    /**
     * Waits until all that may be under way at once have been sent: asking how one stands must not take the turn of one that
     * could begin.
     */
    synchronized void awaitSent() throws InterruptedException {
        while (!stopped && (sending > 0 || (inFlight < limit && hasEligible()))) {
            wait();
        }
    }

    private boolean hasEligible() {
        return waiting.stream().anyMatch(target -> !busy.contains(place.apply(target)));
    }

    /** AWS has begun a target that was taken, or never will. */
    synchronized void begun() {
        unbegun--;
    }

    /** A target that was taken needs its turn no longer. */
    synchronized void end(T target) {
        release(target);
        limit = Math.min(most, limit + 1);
    }

    /** AWS has too much to do for a target that was taken: fewer at once, and this one when it is put back. */
    synchronized void withdraw(T target) {
        release(target);
        limit = Math.max(1, limit / 2);
    }

    /** A target that was withdrawn waits again, behind the others. */
    synchronized void putBack(T target) {
        waiting.add(target);
        notifyAll();
    }

    /** AWS is still at a target, and nobody waits for the end any more: it counts among those that AWS takes at once. */
    synchronized void hold() {
        held++;
        notifyAll();
    }

    private void release(T target) {
        busy.remove(place.apply(target));
        inFlight--;
        notifyAll();
    }

    /** No further target is given out. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Whether there is one that AWS has neither begun nor refused for good. */
    synchronized boolean hasUnbegun() {
        return unbegun > 0;
    }

    /** Whether another target waits for what AWS works on for this one. */
    synchronized boolean isAwaited(T target) {
        Object own = place.apply(target);
        return waiting.stream().anyMatch(other -> place.apply(other).equals(own));
    }
}
