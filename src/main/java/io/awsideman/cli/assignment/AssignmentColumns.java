package io.awsideman.cli.assignment;

import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;

/** The columns of assignments, of what becomes of them, and of AWS's own requests. */
final class AssignmentColumns {
    static final TableLayout LAYOUT = TableLayout.of(
                    "There are no such assignments.",
                    Column.of("AccountName"),
                    Column.of("AccountId"),
                    Column.of("PermissionSetName"),
                    Column.of("PrincipalType"),
                    Column.of("PrincipalName"),
                    Column.of("PrincipalId"),
                    Column.of("PrincipalExists"))
            .with(Column.of("PermissionSetArn"));

    static final TableLayout RESULTS = TableLayout.of(
                    "There is nothing to change.",
                    Column.of("Status"),
                    Column.of("AccountName"),
                    Column.of("AccountId"),
                    Column.of("PermissionSetName"),
                    Column.of("PrincipalType"),
                    Column.of("PrincipalName"),
                    Column.of("FailureReason"))
            .with(
                    Column.of("LikelyCause"),
                    Column.of("RequestId"),
                    Column.of("PrincipalId"),
                    Column.of("PrincipalExists"),
                    Column.of("RememberedName"),
                    Column.of("PermissionSetArn"));

    static final TableLayout REQUESTS = TableLayout.of(
                    "AWS remembers no change of an assignment.",
                    Column.of("CreatedDate"),
                    Column.of("Action"),
                    Column.of("Status"),
                    Column.of("RequestId"))
            .with(
                    Column.of("TargetId"),
                    Column.of("TargetType"),
                    Column.of("PermissionSetArn"),
                    Column.of("PrincipalType"),
                    Column.of("PrincipalId"),
                    Column.of("FailureReason"),
                    Column.of("LikelyCause"));

    private AssignmentColumns() {}
}
