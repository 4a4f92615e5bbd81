package io.awsideman.identitycenter;

import org.jspecify.annotations.Nullable;

/**
 * What is to become of one assignment.
 *
 * @param assignment the place and the principal
 * @param step what is to be done
 * @param reason why nothing is to be done, or {@code null}
 */
public record PlannedAssignment(AccountAssignment assignment, Step step, @Nullable String reason) {

    /** What a plan says about an assignment. */
    public enum Step {
        /** It is to be created or deleted. */
        CHANGE,
        /** It is already as it shall be. */
        ALREADY_SO,
        /** Its account cannot be changed. */
        SKIP,
        /** AWS would refuse it. */
        REFUSED
    }
}
