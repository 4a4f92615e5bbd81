package io.awsideman.cli.snapshot;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.session.Snapshots;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(footer = {"  awsideman snapshot list", "  awsideman snapshot list --sort-by SnapshotTime --output json"})
final class SnapshotListCommand implements Callable<Integer> {
    private final CommandContext context;

    SnapshotListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.output().check(SnapshotRows.LAYOUT);
        List<Snapshots.Kept> kept = context.session().snapshots().list();
        context.output().writeListing(kept.stream().map(SnapshotRows::row).toList(), SnapshotRows.LAYOUT);
        kept.stream()
                .filter(each -> each.facts().isEmpty())
                .forEach(each -> context.warn(each.file() + " is no snapshot, or is damaged"));
        return ExitStatus.OK;
    }
}
