package io.awsideman.identitycenter;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One way in which someone reaches an account: the user's own assignment, or one of a group that the user is in. Who has the
 * same permission set in the same account through two groups has two grants.
 *
 * @param assignment what AWS has stored
 * @param account with its id alone if the organization does not know it
 * @param permissionSet with its ARN for a name if it is gone
 * @param principal the user or group that the assignment is of, which may be gone
 * @param user who has it; {@code null} where nobody has: the principal is gone, or a group is shown by itself
 */
public record AccessGrant(
        AccountAssignment assignment,
        Account account,
        PermissionSet permissionSet,
        Principal principal,
        @Nullable User user) {

    /** By account and permission set. */
    static final Comparator<AccessGrant> BY_PLACE = Comparator.comparing(
                    (AccessGrant grant) -> grant.account().name())
            .thenComparing(grant -> grant.assignment().accountId())
            .thenComparing(grant -> grant.permissionSet().name())
            .thenComparing(grant -> grant.assignment().permissionSetArn());

    private static final Comparator<AccessGrant> BY_PATH = Comparator.comparing(
                    (AccessGrant grant) -> grant.isDirect() ? 0 : 1)
            .thenComparing(grant -> grant.principalName())
            .thenComparing(grant -> grant.assignment().principalId());

    /** By account, permission set, user and path: the same grants always come in the same order. */
    public static final Comparator<AccessGrant> ORDER =
            BY_PLACE.thenComparing(AccessGrant::userName).thenComparing(BY_PATH);

    /** Whether it is the user's own, and not a group's. */
    public boolean isDirect() {
        return assignment.principalType() == PrincipalType.USER;
    }

    /** What kind of grant it is. */
    public GrantSource source() {
        return GrantSource.PERMISSION_SET_ASSIGNMENT;
    }

    /** How the user comes to it, for people: {@code direct} or {@code group Finance}. */
    public String path() {
        if (isDirect()) {
            return principal.exists() ? "direct" : "deleted user " + principal.id();
        }
        return (principal.exists() ? "group " : "deleted group ") + principalName();
    }

    private String principalName() {
        return principal.name() == null ? principal.id() : principal.name();
    }

    private String userName() {
        return user == null ? "" : user.userName();
    }
}
