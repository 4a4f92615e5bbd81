package io.awsideman.cli.assignment;

import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.AssignmentTargets;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.Principal;
import java.util.List;

/** The accounts, permission sets and principals of a change, with their names. */
record ChangeTargets(List<Account> accounts, List<PermissionSet> permissionSets, List<Principal> principals) {

    AssignmentTargets targets() {
        return new AssignmentTargets(
                accounts, permissionSets.stream().map(PermissionSet::arn).toList(), principals);
    }

    AssignmentNames names() {
        return new AssignmentNames(accounts, permissionSets).with(principals);
    }
}
