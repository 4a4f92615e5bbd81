package io.awsideman.identitycenter;

import org.jspecify.annotations.Nullable;

/**
 * What is to become of one assignment.
 *
 * @param assignment the place and the principal
 * @param step what is to be done
 * @param reason why nothing is to be done, or {@code null}
 * @param request the change that AWS is at, or {@code null}: this one if it is under way, else one to the contrary that has to
 *     end before
 */
public record PlannedAssignment(
        AccountAssignment assignment, Step step, @Nullable String reason, @Nullable AssignmentRequest request) {

    static PlannedAssignment of(AccountAssignment assignment, Step step) {
        return new PlannedAssignment(assignment, step, null, null);
    }

    static PlannedAssignment after(AccountAssignment assignment, AssignmentRequest contrary) {
        return new PlannedAssignment(assignment, Step.CHANGE, null, contrary);
    }

    static PlannedAssignment underWay(AccountAssignment assignment, AssignmentRequest request) {
        return new PlannedAssignment(assignment, Step.UNDER_WAY, null, request);
    }

    PlannedAssignment because(Step other, String why) {
        return new PlannedAssignment(assignment, other, why, request);
    }

    /** What a plan says about an assignment. */
    public enum Step {
        /** It is to be created or deleted. */
        CHANGE,
        /** AWS is already at it: it is waited for, and not sent again. */
        UNDER_WAY,
        /** It is already as it shall be. */
        ALREADY_SO,
        /** Its account cannot be changed. */
        SKIP,
        /** AWS would refuse it. */
        REFUSED
    }
}
