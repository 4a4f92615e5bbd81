package io.awsideman.cli.group;

import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;

/** The columns of groups and of memberships, the same in every listing. */
final class GroupColumns {
    static final TableLayout GROUPS = TableLayout.of(
                    "There are no such groups.",
                    Column.of("DisplayName"),
                    Column.of("Description"),
                    Column.of("GroupId"))
            .with(
                    Column.of("ExternalId", "ExternalIds[0].Id"),
                    Column.of("CreatedAt"),
                    Column.of("UpdatedAt"),
                    Column.of("IdentityStoreId"),
                    Column.of("CreatedBy"),
                    Column.of("UpdatedBy"));

    static final TableLayout MEMBERS = TableLayout.of(
                    "The group has no members.",
                    Column.of("UserName"),
                    Column.of("DisplayName"),
                    Column.of("UserStatus"),
                    Column.of("UserId"))
            .with(
                    Column.of("GroupId"),
                    Column.of("MembershipId"),
                    Column.of("CreatedAt"),
                    Column.of("MemberId"),
                    Column.of("CreatedBy"),
                    Column.of("UpdatedAt"),
                    Column.of("UpdatedBy"),
                    Column.of("IdentityStoreId"));

    static final TableLayout MEMBERSHIPS = TableLayout.of(
                    "The user is a member of no group.",
                    Column.of("GroupName"),
                    Column.of("Description"),
                    Column.of("GroupId"))
            .with(
                    Column.of("UserId"),
                    Column.of("MembershipId"),
                    Column.of("CreatedAt"),
                    Column.of("UserName"),
                    Column.of("MemberId"),
                    Column.of("CreatedBy"),
                    Column.of("UpdatedAt"),
                    Column.of("UpdatedBy"),
                    Column.of("IdentityStoreId"));

    /** What has been deleted, or would be. */
    static final TableLayout DELETED = TableLayout.of(
            "", Column.of("DisplayName"), Column.of("Deleted"), Column.of("Members"), Column.of("GroupId"));

    private GroupColumns() {}
}
