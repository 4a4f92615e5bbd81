package io.awsideman.identitycenter;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which assignments are asked for.
 *
 * @param accountIds the accounts to look at: those chosen, or all there are
 * @param everyAccount whether they are all there are
 * @param permissionSetArns the permission sets to look at: those chosen, or all there are
 * @param everyPermissionSet whether they are all there are
 * @param principals the users and groups to look for: those chosen, or all that exist
 * @param everyPrincipal whether none were chosen, so that assignments of users and groups that are gone are asked for, too
 */
public record AssignmentScope(
        Set<String> accountIds,
        boolean everyAccount,
        Set<String> permissionSetArns,
        boolean everyPermissionSet,
        List<Principal> principals,
        boolean everyPrincipal) {

    public AssignmentScope {
        accountIds = Set.copyOf(accountIds);
        permissionSetArns = Set.copyOf(permissionSetArns);
        principals = List.copyOf(principals);
    }

    /** What is there already where assignments of these are to be changed. */
    public static AssignmentScope chosen(
            Collection<String> accountIds, Collection<String> permissionSetArns, List<Principal> principals) {
        return new AssignmentScope(
                Set.copyOf(accountIds), false, Set.copyOf(permissionSetArns), false, principals, false);
    }

    boolean includes(AccountAssignment assignment) {
        return (everyAccount || accountIds.contains(assignment.accountId()))
                && (everyPermissionSet || permissionSetArns.contains(assignment.permissionSetArn()))
                && (everyPrincipal
                        || principals.stream()
                                .anyMatch(principal -> principal.id().equals(assignment.principalId())));
    }

    /**
     * Whether asking for the assignments of each principal finds all that is asked for. It does not find those of principals
     * that are gone, since nobody lists their ids.
     */
    boolean isOfKnownPrincipals() {
        return !everyPrincipal && principals.stream().allMatch(Principal::exists);
    }
}
