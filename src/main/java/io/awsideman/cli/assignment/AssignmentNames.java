package io.awsideman.cli.assignment;

import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.AccountAssignment;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.Principal;
import io.awsideman.identitycenter.PrincipalType;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the ids of assignments are called. */
public final class AssignmentNames {
    private final Map<String, String> accounts = new HashMap<>();
    private final Map<String, String> permissionSets = new HashMap<>();
    private final Map<String, String> principals = new HashMap<>();
    private final Map<String, String> remembered = new HashMap<>();

    /** Knows the names of these accounts and permission sets, and of no user and no group. */
    public AssignmentNames(Collection<Account> accounts, Collection<PermissionSet> permissionSets) {
        accounts.forEach(account -> this.accounts.put(account.id(), account.name()));
        permissionSets.forEach(set -> this.permissionSets.put(set.arn(), set.name()));
    }

    /** Knows besides what users and groups that are gone were called, by ids. */
    public AssignmentNames remembering(Map<String, String> names) {
        remembered.putAll(names);
        return this;
    }

    public AssignmentNames with(Collection<Principal> known) {
        known.forEach(principal -> {
            if (principal.name() != null) {
                principals.put(principal.id(), principal.name());
            }
        });
        return this;
    }

    /** The fields of an assignment: ids as the API has them, and names where there are any. */
    Map<String, Object> row(AccountAssignment assignment) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("AccountId", assignment.accountId());
        put(row, "AccountName", accounts.get(assignment.accountId()));
        row.put("PermissionSetArn", assignment.permissionSetArn());
        put(row, "PermissionSetName", permissionSets.get(assignment.permissionSetArn()));
        row.put("PrincipalType", assignment.principalType().name());
        row.put("PrincipalId", assignment.principalId());
        put(row, "PrincipalName", principals.get(assignment.principalId()));
        row.put("PrincipalExists", principals.containsKey(assignment.principalId()));
        if (!principals.containsKey(assignment.principalId())) {
            put(row, "RememberedName", remembered.get(assignment.principalId()));
        }
        return row;
    }

    private static void put(Map<String, Object> row, String field, @Nullable String value) {
        if (value != null) {
            row.put(field, value);
        }
    }

    /** What the permission set is called. */
    public String permissionSet(AccountAssignment assignment) {
        return permissionSets.getOrDefault(assignment.permissionSetArn(), assignment.permissionSetArn());
    }

    /** Names for a message. */
    public String label(AccountAssignment assignment) {
        String set = permissionSet(assignment);
        String principal = Optional.ofNullable(principals.get(assignment.principalId()))
                .map(name -> assignment.principalType().word() + " " + name)
                .orElseGet(() -> "deleted " + assignment.principalType().word() + " "
                        + (remembered.containsKey(assignment.principalId())
                                ? remembered.get(assignment.principalId()) + " (" + assignment.principalId() + ")"
                                : assignment.principalId()));
        String account = accounts.containsKey(assignment.accountId())
                ? accounts.get(assignment.accountId()) + " (" + assignment.accountId() + ")"
                : assignment.accountId();
        return set + " for " + principal + " in " + account;
    }

    /** By account, permission set and principal: the same assignments always come in the same order. */
    Comparator<AccountAssignment> order() {
        return Comparator.comparing((AccountAssignment row) -> accounts.getOrDefault(row.accountId(), ""))
                .thenComparing(AccountAssignment::accountId)
                .thenComparing(row -> permissionSets.getOrDefault(row.permissionSetArn(), row.permissionSetArn()))
                .thenComparing(AccountAssignment::principalType, Comparator.comparing(PrincipalType::name))
                .thenComparing(row -> principals.getOrDefault(row.principalId(), ""))
                .thenComparing(AccountAssignment::principalId);
    }

    boolean knows(AccountAssignment assignment) {
        return principals.containsKey(assignment.principalId());
    }
}
