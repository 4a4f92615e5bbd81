package io.awsideman.identitycenter;

import java.util.Optional;

/**
 * One kind of work that AWS carries out on its own time; {@link RequestsInFlight} does it for many targets.
 *
 * @param <T> what a request is about
 * @param <R> a request as AWS describes it
 */
public interface AsynchronousWork<T, R extends AsynchronousRequest> {

    /** What AWS works on for a target: it has one request at a time there. */
    Object place(T target);

    /** A request of somebody else that has to end, whatever it comes to, before the one about the target can begin. */
    default Optional<R> before(T target) {
        return Optional.empty();
    }

    /** A request about the target that AWS is at already: it is only waited for. */
    default Optional<R> underWay(T target) {
        return Optional.empty();
    }

    /** Begins; empty if it turns out that there is nothing to do. */
    Optional<R> begin(T target);

    /** How a request stands now; never from the cache. */
    R status(R request);
}
