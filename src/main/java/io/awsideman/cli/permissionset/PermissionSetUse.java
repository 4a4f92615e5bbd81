package io.awsideman.cli.permissionset;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.Dispensable;
import io.awsideman.identitycenter.AccountAssignment;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.PrincipalType;
import io.awsideman.identitycenter.User;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who has a permission set where, in words and as rows. */
final class PermissionSetUse {
    private final List<AccountAssignment> assignments;
    private final Map<String, String> accounts;
    private final Map<String, String> principals = new HashMap<>();

    PermissionSetUse(CommandContext context, List<AccountAssignment> assignments) {
        this.assignments = assignments;
        this.accounts = new ProvisionedAccounts(context)
                .names(assignments.stream().map(AccountAssignment::accountId).toList());
        Dispensable optional = new Dispensable(context);
        Map<String, User> users = optional.read(
                        "names of the users", () -> context.session().users().byIds(ids(PrincipalType.USER)))
                .orElse(Map.of());
        users.forEach((id, user) -> principals.put(id, user.userName()));
        Map<String, Group> groups = optional.read(
                        "names of the groups", () -> context.session().groups().byIds(ids(PrincipalType.GROUP)))
                .orElse(Map.of());
        groups.forEach((id, group) -> principals.put(id, group.name()));
    }

    private List<String> ids(PrincipalType type) {
        return assignments.stream()
                .filter(assignment -> assignment.principalType() == type)
                .map(AccountAssignment::principalId)
                .distinct()
                .toList();
    }

    /** {@code 3 assignments in 2 accounts}. */
    String counts() {
        long places = assignments.stream()
                .map(AccountAssignment::accountId)
                .distinct()
                .count();
        return assignments.size()
                + (assignments.size() == 1 ? " assignment in " : " assignments in ")
                + places
                + (places == 1 ? " account" : " accounts");
    }

    /** A row for each assignment: ids as the API has them, and names where there are any. */
    List<Map<String, Object>> rows() {
        return assignments.stream().map(this::row).toList();
    }

    private Map<String, Object> row(AccountAssignment assignment) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("AccountId", assignment.accountId());
        if (accounts.containsKey(assignment.accountId())) {
            row.put("AccountName", accounts.get(assignment.accountId()));
        }
        row.put("PrincipalType", assignment.principalType().name());
        row.put("PrincipalId", assignment.principalId());
        if (principals.containsKey(assignment.principalId())) {
            row.put("PrincipalName", principals.get(assignment.principalId()));
        }
        return row;
    }

    /** One line for each assignment. */
    List<String> lines() {
        return assignments.stream().map(this::label).toList();
    }

    String label(AccountAssignment assignment) {
        String account = assignment.accountId();
        String principal = principals.get(assignment.principalId());
        String kind = assignment.principalType().word();
        return (accounts.containsKey(account) ? accounts.get(account) + " (" + account + ")" : account) + ": "
                + (principal == null ? "deleted " + kind + " " + assignment.principalId() : kind + " " + principal);
    }
}
