package io.awsideman.identitycenter;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of an assignment that AWS carries out by itself.
 *
 * @param attributes everything the API says, in its names ({@code RequestId}, {@code Status}, {@code FailureReason}, …)
 */
public record AssignmentRequest(AssignmentAction action, Map<String, Object> attributes) {

    public String id() {
        return Attributes.required(attributes, "RequestId");
    }

    /** {@code IN_PROGRESS}, {@code SUCCEEDED} or {@code FAILED}. */
    public String status() {
        return Attributes.required(attributes, "Status");
    }

    public boolean isInProgress() {
        return status().equals("IN_PROGRESS");
    }

    public boolean hasFailed() {
        return status().equals("FAILED");
    }

    /** What it changes; empty if a listing left it out. */
    Optional<AccountAssignment> assignment() {
        String account = Attributes.text(attributes, "TargetId");
        String set = Attributes.text(attributes, "PermissionSetArn");
        String type = Attributes.text(attributes, "PrincipalType");
        String principal = Attributes.text(attributes, "PrincipalId");
        return account == null || set == null || type == null || principal == null
                ? Optional.empty()
                : Optional.of(new AccountAssignment(account, set, PrincipalType.valueOf(type), principal));
    }

    /** Why it failed, as AWS says it. */
    public @Nullable String failureReason() {
        return Attributes.text(attributes, "FailureReason");
    }
}
