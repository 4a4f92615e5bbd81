package io.awsideman.cli.account;

import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import java.util.List;
import java.util.stream.Stream;

/** The columns of accounts, the same in every listing, and those that cost further calls. */
final class AccountColumns {
    /** Where the account is in the organization; a name of ours. */
    static final String PATH = "OrganizationalUnitPath";

    static final String TAGS = "Tags";

    private static final String NONE = "There are no such accounts.";

    static final TableLayout LAYOUT = of(List.of());

    private AccountColumns() {}

    /** The layout with further columns after those that people look at. */
    static TableLayout of(List<String> further) {
        List<Column> columns = Stream.concat(Stream.of("Name", "Id", "State", "Email"), further.stream())
                .map(Column::of)
                .toList();
        return TableLayout.of(NONE, columns.toArray(Column[]::new))
                .with(Column.of("Arn"), Column.of("JoinedMethod"), Column.of("JoinedTimestamp"), Column.of("Status"));
    }
}
