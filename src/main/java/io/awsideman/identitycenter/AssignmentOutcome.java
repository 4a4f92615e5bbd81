package io.awsideman.identitycenter;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has become of the change of one assignment.
 *
 * @param requestId AWS's id of the change, {@code null} if it never got one
 * @param failureReason why it failed, as AWS says it, or what is not known about it
 * @param failure the exception, where the request itself failed
 */
public record AssignmentOutcome(
        AccountAssignment assignment,
        Status status,
        @Nullable String requestId,
        @Nullable String failureReason,
        @Nullable RuntimeException failure) {

    /** How far a change has come; the first three are AWS's own. */
    public enum Status {
        SUCCEEDED,
        FAILED,
        /** AWS goes on with it; nobody waited for the end. */
        IN_PROGRESS,
        /** There was nothing to delete. */
        ABSENT,
        /** It was sent, and what came of it is not known. */
        UNKNOWN,
        /** It was not sent. */
        NOT_DONE
    }

    static AssignmentOutcome of(AccountAssignment assignment, Status status) {
        return new AssignmentOutcome(assignment, status, null, null, null);
    }

    static AssignmentOutcome of(AccountAssignment assignment, AssignmentRequest request) {
        return new AssignmentOutcome(
                assignment, Status.valueOf(request.status()), request.id(), request.failureReason(), null);
    }

    static AssignmentOutcome failed(AccountAssignment assignment, RuntimeException failure) {
        return new AssignmentOutcome(assignment, Status.FAILED, null, null, failure);
    }

    /** It has begun, and its state cannot be asked for. */
    static AssignmentOutcome unknown(AccountAssignment assignment, AssignmentRequest begun, RuntimeException failure) {
        return new AssignmentOutcome(assignment, Status.UNKNOWN, begun.id(), "its state cannot be read", failure);
    }

    AssignmentOutcome because(Status other, String reason) {
        return new AssignmentOutcome(assignment, other, requestId, reason, failure);
    }

    /** How many have come how far, in words. */
    public static String counts(List<AssignmentOutcome> outcomes) {
        return count(outcomes, Status.SUCCEEDED, Status.ABSENT) + " done, " + count(outcomes, Status.FAILED)
                + " failed, " + count(outcomes, Status.IN_PROGRESS, Status.UNKNOWN) + " in flight, "
                + count(outcomes, Status.NOT_DONE) + " not begun";
    }

    private static long count(List<AssignmentOutcome> outcomes, Status... statuses) {
        return outcomes.stream()
                .filter(outcome -> List.of(statuses).contains(outcome.status()))
                .count();
    }

    /** For one that AWS may still be at, how to find it there. */
    public Optional<String> inFlight() {
        return status == Status.IN_PROGRESS || status == Status.UNKNOWN
                ? Optional.of(requestId == null ? "no answer yet" : "request " + requestId)
                : Optional.empty();
    }

    /** Whether the assignment is now as it was wished to be. */
    public boolean isDone() {
        return status == Status.SUCCEEDED || status == Status.ABSENT;
    }
}
