package io.awsideman.cli.cache;

import io.awsideman.cache.Transfer;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.config.BackendType;
import io.awsideman.session.CacheMigration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "  awsideman cache migrate --to dynamodb               from the backend in use",
            "  awsideman cache migrate --to dynamodb --create-table  for whom the table is to be made",
            "  awsideman cache migrate --from file --to redis --dry-run",
            "  awsideman cache migrate --to redis --target-is-new  a server that was set up just now",
            "  awsideman cache migrate --from dynamodb --to file --yes"
        })
final class CacheMigrateCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of(
            "",
            Column.of("From"),
            Column.of("To"),
            Column.of("Copied"),
            Column.of("Present"),
            Column.of("Outdated"),
            Column.of("Left"),
            Column.of("Unreadable"),
            Column.of("Checked"));

    private final CommandContext context;

    @Option(
            names = "--from",
            paramLabel = "BACKEND",
            description = "file, dynamodb, redis, plugin or hybrid, whose far tier counts (default: the one in use)")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "BACKEND", required = true, description = "Another one of these")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String to;

    @Option(
            names = "--target-is-new",
            description = {
                "Nobody has used the target before it was started or emptied:",
                "copy also what it may have forgotten changes of"
            })
    private boolean targetIsNew;

    @Option(names = TableCreation.OPTION, description = "Create the table of DynamoDB to copy to if there is none")
    private boolean createTable;

    CacheMigrateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        BackendType inUse = context.session().configuration().cache().backendType();
        CacheMigration migration = context.session().cacheAdministration().migration();
        CacheMigration.Route route = migration.route(
                from == null ? inUse : BackendNames.parse("--from", from), BackendNames.parse("--to", to));
        String source = migration.location(route.from());
        String target = migration.location(route.to());
        if (!context.isDryRun() && migration.isShared(route.to())) {
            context.confirm("Copy what is cached in " + source + " to " + target
                    + ", where all who have the same rights are answered with it?");
        }
        boolean missing = createTable && createTable(route);
        Transfer.Result result = missing && context.isDryRun()
                ? migration.countForNew(route)
                : migration.run(route, targetIsNew, context.isDryRun());
        write(route, result);
        tell(result, target);
        if (context.isDryRun()) {
            context.message("Would copy " + Counts.entries(result.copied()) + "; nothing was changed.");
        } else if (BackendNames.parse("--to", to) != inUse) {
            context.message("To use it: awsideman cache backend use "
                    + BackendNames.parse("--to", to).word());
        }
        return ExitStatus.OK;
    }

    /** Whether there was none, which a dry run leaves so. */
    private boolean createTable(CacheMigration.Route route) {
        TableCreation creation = new TableCreation(
                context, context.session().cacheAdministration().storeChoice().table());
        creation.require(route.to() == BackendType.DYNAMODB, route.to().word());
        if (!creation.isNeeded()) {
            return false;
        }
        creation.makeBeside();
        return true;
    }

    private void write(CacheMigration.Route route, Transfer.Result result) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("From", route.from().word());
        row.put("To", route.to().word());
        row.put("Copied", context.isDryRun() ? 0 : result.copied());
        row.put("Present", result.present());
        row.put("Outdated", result.outdated());
        row.put("Left", result.left());
        row.put("Unreadable", result.unreadable());
        row.put("Checked", result.checked());
        context.output().writeObject(row, LAYOUT);
    }

    private void tell(Transfer.Result result, String target) {
        if (result.unreadable() > 0) {
            context.warn(Counts.entries(result.unreadable()) + " cannot be read and "
                    + (result.unreadable() == 1 ? "was" : "were") + " passed over");
        }
        if (result.left() > 0) {
            context.message("Left " + Counts.entries(result.left())
                    + ": there may be changes that only the target was told of, or has forgotten; to fill it up, use"
                    + " it and run 'cache warm'.");
        }
        if (result.gone() > 0) {
            context.warn(Counts.entries(result.gone()) + " of a sample of " + (result.checked() + result.gone())
                    + " are not in " + target + " any more");
        }
    }
}
