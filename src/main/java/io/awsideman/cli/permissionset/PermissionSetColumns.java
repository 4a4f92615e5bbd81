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

    private PermissionSetColumns() {}
}
