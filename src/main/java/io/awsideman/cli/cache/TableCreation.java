package io.awsideman.cli.cache;

import io.awsideman.cli.CommandContext;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.session.CacheTable;
import java.util.List;

/** The making of the table of DynamoDB on the word of the user, for what AWS bills. */
record TableCreation(CommandContext context, CacheTable table) {
    static final String OPTION = "--create-table";

    /** @param usesIt whether what the option was given for lies in the table */
    void require(boolean usesIt, String backend) {
        if (!usesIt) {
            throw new AdminException(
                    FailureKind.USAGE, OPTION + ": " + backend + " needs no table", "leave the option out");
        }
    }

    /** Whether there is none, and so something to ask for. */
    boolean isNeeded() {
        return !table.exists();
    }

    /**
     * Asks, unless that was answered before, and makes it; with {@code --dry-run} only says so.
     *
     * @return what was done, one line each
     */
    List<String> make() {
        String named = "the table " + table.name() + " in " + table.region();
        if (context.isDryRun()) {
            context.message("Would create " + named + ", billed by request; nothing was changed.");
            return List.of();
        }
        context.confirm("Create " + named + ", for which AWS bills each request and what is stored?");
        return table.create();
    }

    /** As {@link #make} for who does something else then: says what was done. */
    void makeBeside() {
        List<String> done = make();
        if (!done.isEmpty()) {
            context.message(
                    "The table " + table.name() + " in " + table.region() + ": " + String.join("; ", done) + ".");
        }
    }
}
