package io.awsideman.cli.access;

import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;

/** The columns of an access review. */
final class ReviewColumns {
    static final String DECISION = "Decision";

    /** What a row tells of the whole review, so that a part of it, sorted anew, still says what it is of. */
    private static final Column[] OF_THE_REVIEW = {
        Column.of("ReviewTime"),
        Column.of("DataTime"),
        Column.of("InstanceArn"),
        Column.of("IdentitySource"),
        Column.of("ReviewComplete"),
        Column.of("ReviewRows"),
        Column.of("ReviewDigest")
    };

    /** For people who write their decisions into it. */
    static final TableLayout DOCUMENT = TableLayout.of(
                    "Nobody has such access.",
                    Column.of("AccountName"),
                    Column.of("AccountId"),
                    Column.of("PermissionSetName"),
                    Column.of("UserName"),
                    Column.of("DisplayName"),
                    Column.of("UserStatus"),
                    Column.of("Path"),
                    Column.of(DECISION),
                    Column.of("Reviewer"),
                    Column.of("Comment"))
            .with(
                    Column.of("AccountState"),
                    Column.of("PermissionSetArn"),
                    Column.of("SessionDuration"),
                    Column.of("UserId"),
                    Column.of("PrincipalType"),
                    Column.of("PrincipalName"),
                    Column.of("PrincipalId"),
                    Column.of("PrincipalExists"),
                    Column.of("Source"))
            .with(OF_THE_REVIEW);

    /** For a terminal, where nobody writes. */
    static final TableLayout TABLE = DOCUMENT.showing(
            Column.of("AccountName"),
            Column.of("AccountId"),
            Column.of("PermissionSetName"),
            Column.of("UserName"),
            Column.of("Path"));

    private ReviewColumns() {}
}
