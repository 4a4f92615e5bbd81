package io.awsideman.cli.snapshot;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.cli.access.AccessColumns;
import io.awsideman.cli.access.AccessRows;
import io.awsideman.identitycenter.AccessSnapshot;
import io.awsideman.identitycenter.AccessSummary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman snapshot show before-migration",
            "  awsideman snapshot show before-migration --output csv",
            "  awsideman snapshot show friday --query \"[?UserName=='jane.smith'].AccountName\"",
            "",
            "  AWS is not asked."
        })
final class SnapshotShowCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "SNAPSHOT", description = "Its name, or a file")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String name;

    @Mixin
    private final LimitOption limit = new LimitOption();

    SnapshotShowCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.output().check(AccessColumns.OF_PEOPLE);
        AccessSnapshot snapshot = context.session().snapshots().read(name);
        context.output()
                .writeListing(
                        AccessRows.of(snapshot.people().grants(), AccessRows::grant),
                        AccessColumns.OF_PEOPLE,
                        limit.count());
        AccessSnapshot.Facts facts = snapshot.facts();
        AccessSummary summary = facts.summary();
        context.message(summary.grants() + " grants: " + summary.users() + " users with " + summary.permissionSets()
                + " permission sets in " + summary.accounts() + " accounts of " + facts.instanceArn()
                + ", as it was at "
                + facts.taken() + "; digest " + summary.digest());
        if (!facts.complete()) {
            context.warn("the snapshot is not complete: AWS did not tell everything when it was made");
            return ExitStatus.PARTIAL;
        }
        return ExitStatus.OK;
    }
}
