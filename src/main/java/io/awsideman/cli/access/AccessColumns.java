package io.awsideman.cli.access;

import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;

/** The columns of the answers about access. */
public final class AccessColumns {
    private static final Column[] DETAILS = {
        Column.of("AccountState"),
        Column.of("PermissionSetArn"),
        Column.of("SessionDuration"),
        Column.of("UserId"),
        Column.of("DisplayName"),
        Column.of("UserStatus"),
        Column.of("PrincipalType"),
        Column.of("PrincipalName"),
        Column.of("PrincipalId"),
        Column.of("PrincipalExists"),
        Column.of("Source")
    };

    /** What one user has. */
    static final TableLayout OF_USER = TableLayout.of(
                    "This user can reach no such account.",
                    Column.of("AccountName"),
                    Column.of("AccountId"),
                    Column.of("PermissionSetName"),
                    Column.of("Path"))
            .with(Column.of("UserName"))
            .with(DETAILS);

    static final TableLayout OF_GROUP = TableLayout.of(
                    "This group gives access to no such account.",
                    Column.of("AccountName"),
                    Column.of("AccountId"),
                    Column.of("PermissionSetName"),
                    Column.of("SessionDuration"))
            .with(
                    Column.of("AccountState"),
                    Column.of("PermissionSetArn"),
                    Column.of("GroupName"),
                    Column.of("GroupId"),
                    Column.of("Source"));

    /** Who has something. */
    public static final TableLayout OF_PEOPLE = TableLayout.of(
                    "Nobody has such access.",
                    Column.of("AccountName"),
                    Column.of("AccountId"),
                    Column.of("PermissionSetName"),
                    Column.of("UserName"),
                    Column.of("Path"))
            .with(DETAILS);

    static final TableLayout EXPLANATION = TableLayout.of(
                    "This user cannot reach this account.",
                    Column.of("PermissionSetName"),
                    Column.of("Path"),
                    Column.of("SessionDuration"),
                    Column.of("ManagedPolicies", "AttachedManagedPolicies[].Name"),
                    Column.of("CustomerManagedPolicies", "CustomerManagedPolicyReferences[].Name"),
                    Column.of("ProvisioningStatus"))
            .with(
                    Column.of("AccountName"),
                    Column.of("AccountId"),
                    Column.of("AccountState"),
                    Column.of("PermissionSetArn"),
                    Column.of("UserName"),
                    Column.of("UserId"),
                    Column.of("DisplayName"),
                    Column.of("UserStatus"),
                    Column.of("PrincipalType"),
                    Column.of("PrincipalName"),
                    Column.of("PrincipalId"),
                    Column.of("PrincipalExists"),
                    Column.of("Source"),
                    Column.of("AttachedManagedPolicies"),
                    Column.of("CustomerManagedPolicyReferences"),
                    Column.of("InlinePolicy"),
                    Column.of("PermissionsBoundary"));

    static final TableLayout COMPARISON = TableLayout.of(
                    "There is nothing to compare.",
                    Column.of("Has"),
                    Column.of("AccountName"),
                    Column.of("AccountId"),
                    Column.of("PermissionSetName"),
                    Column.of("FirstPaths"),
                    Column.of("SecondPaths"))
            .with(Column.of("PermissionSetArn"));

    static final TableLayout MATRIX = TableLayout.of(
                    "Nobody has such access.",
                    Column.of("UserName"),
                    Column.of("AccountName"),
                    Column.of("AccountId"),
                    Column.of("PermissionSetNames"),
                    Column.of("Paths"))
            .with(
                    Column.of("UserId"),
                    Column.of("DisplayName"),
                    Column.of("UserStatus"),
                    Column.of("AccountState"),
                    Column.of("PermissionSetArns"));

    private AccessColumns() {}
}
