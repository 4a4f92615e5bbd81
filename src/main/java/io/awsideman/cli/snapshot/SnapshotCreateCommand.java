package io.awsideman.cli.snapshot;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.identitycenter.AccessSummary;
import io.awsideman.session.Session;
import io.awsideman.session.Snapshots;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman snapshot create",
            "  awsideman snapshot create before-migration --refresh",
            "",
            "  Assignments, people, groups, accounts, and permission sets with their policies go into one file",
            "  for its owner only: compressed, and encrypted when the cache is. What the cache has is taken",
            "  from it; --refresh asks AWS for everything anew."
        })
final class SnapshotCreateCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "What to call it (default: the time)")
    private @Nullable String name;

    SnapshotCreateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.output().check(SnapshotRows.LAYOUT);
        Session session = context.session();
        Snapshots snapshots = session.snapshots();
        String called = name == null ? snapshots.freeName(context.host().clock().instant()) : name;
        Path place = snapshots.place(called);
        if (context.isDryRun()) {
            context.message("Would read who can reach what, and write " + place + "; nothing was changed.");
            return ExitStatus.OK;
        }
        LiveAccess live = LiveAccess.read(context);
        Snapshots.Kept kept = snapshots.keep(called, live.snapshot());
        AccessSummary summary = live.snapshot().facts().summary();
        context.output().writeObject(SnapshotRows.row(kept), SnapshotRows.LAYOUT);
        context.message("Wrote " + kept.file() + (kept.encrypted() ? ", encrypted" : ", not encrypted, as the cache")
                + ": " + summary.grants() + " grants of " + summary.users() + " users in " + summary.accounts()
                + " accounts; the data " + live.age().sentence() + ".");
        return live.completeness().tell();
    }
}
