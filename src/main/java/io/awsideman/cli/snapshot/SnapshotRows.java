package io.awsideman.cli.snapshot;

import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.identitycenter.AccessSummary;
import io.awsideman.session.Snapshots;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is told of the file of a snapshot. */
final class SnapshotRows {
    static final TableLayout LAYOUT = TableLayout.of(
                    "There is no snapshot.",
                    Column.of("Name"),
                    Column.of("SnapshotTime"),
                    Column.of("Grants"),
                    Column.of("Users"),
                    Column.of("Accounts"),
                    Column.of("Complete"),
                    Column.of("Encrypted"),
                    Column.of("Bytes"),
                    Column.of("InstanceArn"))
            .with(
                    Column.of("DataTime"),
                    Column.of("PermissionSets"),
                    Column.of("IdentitySource"),
                    Column.of("Digest"),
                    Column.of("Damaged"),
                    Column.of("File"));

    private SnapshotRows() {}

    static Map<String, Object> row(Snapshots.Kept kept) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Name", kept.name());
        kept.facts().ifPresent(facts -> {
            AccessSummary summary = facts.summary();
            row.put("SnapshotTime", facts.taken());
            row.put("DataTime", facts.fetched());
            row.put("InstanceArn", facts.instanceArn());
            row.put("IdentitySource", summary.identitySource().name());
            row.put("Complete", facts.complete());
            row.put("Grants", summary.grants());
            row.put("Users", summary.users());
            row.put("Accounts", summary.accounts());
            row.put("PermissionSets", summary.permissionSets());
            row.put("Digest", summary.digest());
        });
        row.put("Encrypted", kept.encrypted());
        row.put("Damaged", kept.facts().isEmpty());
        row.put("Bytes", kept.bytes());
        row.put("File", kept.file().toString());
        return row;
    }
}
