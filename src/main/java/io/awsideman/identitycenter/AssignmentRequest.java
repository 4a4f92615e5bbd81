package io.awsideman.identitycenter;

import java.util.Map;
import java.util.Optional;

/** A change of an assignment that AWS carries out by itself. */
public record AssignmentRequest(AssignmentAction action, Map<String, Object> attributes)
        implements AsynchronousRequest {

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
}
