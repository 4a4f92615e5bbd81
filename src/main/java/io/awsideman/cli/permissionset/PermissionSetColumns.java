package io.awsideman.cli.permissionset;

import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;

/** The columns of permission sets, the same in every listing. */
final class PermissionSetColumns {
    static final TableLayout LAYOUT = TableLayout.of(
                    "There are no such permission sets.",
                    Column.of("Name"),
                    Column.of("Description"),
                    Column.of("SessionDuration"),
                    Column.of("PermissionSetArn"))
            .with(Column.of("RelayState"), Column.of("CreatedDate"));

    /** One set with all that belongs to it, and where it is. */
    static final TableLayout DETAILS = TableLayout.of(
            "",
            Column.of("Name"),
            Column.of("Description"),
            Column.of("SessionDuration"),
            Column.of("PermissionSetArn"),
            Column.of("RelayState"),
            Column.of("CreatedDate"),
            Column.of("AttachedManagedPolicies"),
            Column.of("CustomerManagedPolicyReferences"),
            Column.of("InlinePolicy"),
            Column.of("PermissionsBoundary"),
            Column.of("Tags"),
            Column.of("ProvisionedAccounts"));

    /** What has been deleted, or would be. */
    static final TableLayout DELETED = TableLayout.of(
            "", Column.of("Name"), Column.of("Deleted"), Column.of("Assignments"), Column.of("PermissionSetArn"));

    private PermissionSetColumns() {}
}
