package io.awsideman.cli.cache;

import io.awsideman.cache.CacheContents;
import io.awsideman.cache.Cleanup;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        footer = {
            "  awsideman cache cleanup             removes what nothing will be answered from any more",
            "  awsideman cache cleanup --dry-run   only says what that is"
        })
final class CacheCleanupCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of(
            "",
            Column.of("Expired"),
            Column.of("Invalidated"),
            Column.of("Unreadable"),
            Column.of("LeftBehind"),
            Column.of("Bytes"));

    private final CommandContext context;

    CacheCleanupCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CacheContents contents = context.session().cache().contents();
        Cleanup cleanup = contents.cleanup(context.isDryRun());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Expired", cleanup.expired());
        row.put("Invalidated", cleanup.invalidated());
        row.put("Unreadable", cleanup.unreadable());
        row.put("LeftBehind", cleanup.leftBehind());
        row.put("Bytes", cleanup.bytes());
        context.output().writeObject(row, LAYOUT);
        String what = Counts.entries(cleanup.total() - cleanup.leftBehind()) + " and "
                + Counts.of(cleanup.leftBehind(), "thing", "things") + " left behind";
        context.message(
                context.isDryRun()
                        ? "Would remove " + what + " from " + contents.location() + "; nothing was changed."
                        : "Removed " + what + " from " + contents.location() + ".");
        return ExitStatus.OK;
    }
}
