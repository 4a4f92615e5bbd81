package io.awsideman.identitycenter;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What AWS refuses to a delegated administrator: assignments in the management account, and any change of a permission set
 * that is provisioned there (IAM Identity Center user guide, delegated administration).
 *
 * @param managementAccountId the organization's management account
 * @param provisionedThere the permission sets, of those that are to be changed, that are provisioned in it
 */
public record DelegationLimits(String managementAccountId, Set<String> provisionedThere) {

    /**
     * The limits for a caller, none for one in the management account.
     *
     * @param permissionSetArns what is to be changed
     */
    public static Optional<DelegationLimits> of(
            String callerAccountId,
            String managementAccountId,
            Collection<String> permissionSetArns,
            AccountAssignments fresh) {
        if (callerAccountId.equals(managementAccountId)) {
            return Optional.empty();
        }
        Set<String> provisioned = new LinkedHashSet<>(fresh.permissionSetArnsIn(managementAccountId));
        provisioned.retainAll(permissionSetArns);
        return Optional.of(new DelegationLimits(managementAccountId, provisioned));
    }

    /** Why AWS refuses to change this assignment, or empty if it does not. */
    Optional<String> refusal(AccountAssignment assignment) {
        if (assignment.accountId().equals(managementAccountId)) {
            return Optional.of("only the management account itself can change assignments in the management account");
        }
        return provisionedThere.contains(assignment.permissionSetArn())
                ? Optional.of("the permission set is provisioned in the management account " + managementAccountId
                        + ", so only the management account can assign it or take it away, in any account")
                : Optional.empty();
    }
}
