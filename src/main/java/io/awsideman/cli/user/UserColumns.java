package io.awsideman.cli.user;

import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;

/** The columns of users, the same in every listing. */
final class UserColumns {
    static final TableLayout LAYOUT = TableLayout.of(
                    "There are no such users.",
                    Column.of("UserName"),
                    Column.of("DisplayName"),
                    Column.of("Email", "Emails[0].Value"),
                    Column.of("UserStatus"),
                    Column.of("UserId"))
            .with(
                    Column.of("GivenName", "Name.GivenName"),
                    Column.of("FamilyName", "Name.FamilyName"),
                    Column.of("PhoneNumber", "PhoneNumbers[0].Value"),
                    Column.of("Title"),
                    Column.of("UserType"),
                    Column.of("Locale"),
                    Column.of("Timezone"),
                    Column.of("ExternalId", "ExternalIds[0].Id"),
                    Column.of("CreatedAt"),
                    Column.of("UpdatedAt"),
                    Column.of("IdentityStoreId"),
                    Column.of("MiddleName", "Name.MiddleName"),
                    Column.of("FormattedName", "Name.Formatted"),
                    Column.of("HonorificPrefix", "Name.HonorificPrefix"),
                    Column.of("HonorificSuffix", "Name.HonorificSuffix"),
                    Column.of("NickName"),
                    Column.of("ProfileUrl"),
                    Column.of("PreferredLanguage"),
                    Column.of("Website"),
                    Column.of("Birthdate"),
                    Column.of("Address", "Addresses[0]"),
                    Column.of("Photos"),
                    Column.of("CreatedBy"),
                    Column.of("UpdatedBy"));

    /** What has been deleted, or would be. */
    static final TableLayout DELETED =
            TableLayout.of("", Column.of("UserName"), Column.of("Deleted"), Column.of("Groups"), Column.of("UserId"));

    private UserColumns() {}
}
