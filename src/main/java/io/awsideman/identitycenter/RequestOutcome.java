package io.awsideman.identitycenter;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a request, or of the wish to make it.
 *
 * @param <T> what it is about
 * @param request as AWS described it last, {@code null} if it never began
 * @param reason why it failed, as AWS says it, or what is not known about it, or why it was not sent
 * @param failure the exception, where the call itself failed
 */
public record RequestOutcome<T>(
        T target,
        Status status,
        @Nullable AsynchronousRequest request,
        @Nullable String reason,
        @Nullable RuntimeException failure) {

    /** How far a request has come; the first three are AWS's own. */
    public enum Status {
        SUCCEEDED,
        FAILED,
        /** AWS goes on with it; nobody waited for the end. */
        IN_PROGRESS,
        /** There was nothing to do. */
        ABSENT,
        /** It was sent, and what came of it is not known. */
        UNKNOWN,
        /** It was not sent. */
        NOT_DONE
    }

    static <T> RequestOutcome<T> of(T target, Status status) {
        return new RequestOutcome<>(target, status, null, null, null);
    }

    static <T> RequestOutcome<T> of(T target, AsynchronousRequest request) {
        return new RequestOutcome<>(target, Status.valueOf(request.status()), request, request.failureReason(), null);
    }

    static <T> RequestOutcome<T> failed(T target, RuntimeException failure) {
        return new RequestOutcome<>(target, Status.FAILED, null, null, failure);
    }

    /** It has begun, and its state cannot be asked for. */
    static <T> RequestOutcome<T> unknown(T target, AsynchronousRequest begun, RuntimeException failure) {
        return new RequestOutcome<>(target, Status.UNKNOWN, begun, "its state cannot be read", failure);
    }

    RequestOutcome<T> because(Status other, String why) {
        return new RequestOutcome<>(target, other, request, why, failure);
    }

    /** How many have come how far, in words. */
    public static String counts(List<? extends RequestOutcome<?>> outcomes) {
        return count(outcomes, Status.SUCCEEDED, Status.ABSENT) + " done, " + count(outcomes, Status.FAILED)
                + " failed, " + count(outcomes, Status.IN_PROGRESS, Status.UNKNOWN) + " in flight, "
                + count(outcomes, Status.NOT_DONE) + " not begun";
    }

    private static long count(List<? extends RequestOutcome<?>> outcomes, Status... statuses) {
        return outcomes.stream()
                .filter(outcome -> List.of(statuses).contains(outcome.status()))
                .count();
    }

    /** AWS's id of the request, {@code null} if it never got one. */
    public @Nullable String requestId() {
        return request == null ? null : request.id();
    }

    /** For one that AWS may still be at, how to find it there. */
    public Optional<String> inFlight() {
        return status == Status.IN_PROGRESS || status == Status.UNKNOWN
                ? Optional.of(request == null ? "no answer yet" : "request " + request.id())
                : Optional.empty();
    }

    /** Whether all is now as it was wished to be. */
    public boolean isDone() {
        return status == Status.SUCCEEDED || status == Status.ABSENT;
    }
}
