package io.awsideman.cli.cache;

import io.awsideman.cache.Probe;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.config.BackendType;
import io.awsideman.config.ConfigEditor;
import io.awsideman.config.EffectiveValue;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.session.CacheStoreChoice;
import io.awsideman.session.CacheTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman cache backend list             where a cache can lie, and which is in use",
            "  awsideman cache backend show             the settings of the one in use",
            "  awsideman cache backend test dynamodb    whether it works, and how long that takes",
            "  awsideman cache backend create           makes the table of DynamoDB that is configured",
            "  awsideman cache backend use dynamodb     writes it into the configuration",
            "  awsideman cache backend use dynamodb --create-table    makes the table as well",
            "  awsideman cache backend policy --account 111122223333    what IAM has to allow its users",
            "  awsideman cache backend repair           has expired items deleted, and removes remains"
        })
final class CacheBackendCommand implements Callable<Integer> {
    private static final String SETTING = "cache.backend_type";
    private static final String VARIABLE = "AWSIDEMAN_CACHE_BACKEND";
    private static final TableLayout STORES = TableLayout.of(
            "",
            Column.of("Backend"),
            Column.of("InUse"),
            Column.of("Keeps"),
            Column.of("Location"),
            Column.of("Problem"));
    private static final TableLayout SETTINGS =
            TableLayout.of("", Column.of("Key"), Column.of("Value"), Column.of("Source"));
    private static final TableLayout STEPS = TableLayout.of(
            "", Column.of("Step"), Column.of("Healthy"), Column.of("Milliseconds"), Column.of("Problem"));
    private static final TableLayout CHANGES =
            TableLayout.of("", Column.of("Table"), Column.of("Region"), Column.of("Changes"));
    private static final TableLayout USED = TableLayout.of("", Column.of("Key"), Column.of("Value"), Column.of("Path"));

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "ACTION", description = "list, show, test, use, create, policy or repair")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String action;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "BACKEND",
            description =
                    "For use and test: memory, file, dynamodb, redis, hybrid or plugin (test: default the one in use)")
    private @Nullable String backend;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "For policy: the account of the table (default: whichever the policy is used in)")
    private @Nullable String account;

    @Option(names = "--with-creation", description = "For policy: also what create and repair need")
    private boolean withCreation;

    @Option(names = TableCreation.OPTION, description = "For use: create the table of DynamoDB if there is none")
    private boolean createTable;

    CacheBackendCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CacheStoreChoice choice = context.session().cacheAdministration().storeChoice();
        return switch (action) {
            case "list" -> list(choice);
            case "show" -> show(choice);
            case "test" -> test(choice);
            case "use" -> use(choice);
            case "create" -> create(choice.table());
            case "policy" -> policy(choice.table());
            case "repair" -> repair(choice.table());
            default ->
                throw new AdminException(
                        FailureKind.USAGE,
                        "ACTION: '" + action + "' is none",
                        "use list, show, test, use, create, policy or repair");
        };
    }

    private int list(CacheStoreChoice choice) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (CacheStoreChoice.Store store : choice.all()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("Backend", store.type().word());
            row.put("InUse", store.inUse());
            row.put("Keeps", store.keeps());
            row.put("Location", store.location() == null ? "" : store.location());
            row.put("Problem", store.problem() == null ? "" : store.problem());
            rows.add(row);
        }
        context.output().writeListing(rows, STORES);
        return ExitStatus.OK;
    }

    /** The settings of the backend, and those that count for any but the other backends' own. */
    private int show(CacheStoreChoice choice) {
        String own = choice.inUse().word() + "_";
        List<String> others = new ArrayList<>();
        for (BackendType type : BackendType.values()) {
            others.add("cache." + type.word() + "_");
        }
        others.remove("cache." + own);
        if (choice.inUse() == BackendType.HYBRID) {
            others.clear();
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (EffectiveValue setting : context.session().configuration().effective()) {
            boolean foreign = others.stream().anyMatch(setting.key()::startsWith);
            if (setting.key().startsWith("cache.") && !setting.key().startsWith("cache.ttls.") && !foreign) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("Key", setting.key());
                row.put("Value", setting.value() == null ? "" : setting.value());
                row.put("Source", setting.source());
                rows.add(row);
            }
        }
        context.output().writeListing(rows, SETTINGS);
        return ExitStatus.OK;
    }

    private int test(CacheStoreChoice choice) {
        BackendType type = backend == null ? choice.inUse() : BackendNames.parse("BACKEND", backend);
        List<Map<String, Object>> rows = new ArrayList<>();
        boolean healthy = true;
        for (Probe.Step step : choice.test(type)) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("Step", step.name());
            row.put("Healthy", step.problem() == null);
            row.put("Milliseconds", step.latency().toNanos() / 10_000 / 100.0);
            row.put("Problem", step.problem() == null ? "" : step.problem());
            rows.add(row);
            healthy &= step.problem() == null;
        }
        context.report(rows, STEPS);
        return healthy ? ExitStatus.OK : ExitStatus.UNAVAILABLE;
    }

    private int use(CacheStoreChoice choice) {
        if (backend == null) {
            throw new AdminException(
                    FailureKind.USAGE, "use needs a BACKEND", "name it after the word use; see 'cache backend list'");
        }
        CacheStoreChoice.Store store = choice.store(BackendNames.parse("BACKEND", backend));
        if (store.problem() != null) {
            throw new AdminException(
                    FailureKind.CONFIGURATION, store.problem(), "see all that there are: awsideman cache backend list");
        }
        if (createTable) {
            createTable(choice, store.type());
        }
        Path file = context.session().home().configFile();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("Key", SETTING);
        result.put("Value", store.type().word());
        result.put("Path", file.toString());
        if (context.isDryRun()) {
            context.output().writeObject(result, USED);
            context.message("Would set " + SETTING + " in " + file + "; nothing was changed.");
            return ExitStatus.OK;
        }
        new ConfigEditor(file).set(SETTING, store.type().word());
        context.output().writeObject(result, USED);
        context.message("Set " + SETTING + " in " + file + ". What was cached before stays where it is.");
        if (context.host().environment().containsKey(VARIABLE)) {
            context.warn(VARIABLE + " says otherwise and is stronger; unset it");
        }
        return ExitStatus.OK;
    }

    private void createTable(CacheStoreChoice choice, BackendType type) {
        TableCreation creation = new TableCreation(context, choice.table());
        creation.require(choice.liesInTable(type), type.word());
        if (creation.isNeeded()) {
            creation.makeBeside();
        }
    }

    private int create(CacheTable table) {
        if (table.exists()) {
            context.message("The table " + table.name() + " exists.");
            return changed(table, context.isDryRun() || table.expires() ? List.of() : table.enableExpiry());
        }
        return changed(table, new TableCreation(context, table).make());
    }

    private int repair(CacheTable table) {
        if (!table.exists()) {
            throw new AdminException(
                    FailureKind.NOT_FOUND,
                    "there is no table " + table.name() + " in " + table.region(),
                    "create it: awsideman cache backend create");
        }
        List<String> changes = new ArrayList<>();
        if (context.isDryRun()) {
            changes.addAll(table.expires() ? List.of() : List.of("expired items would be deleted by DynamoDB"));
        } else {
            changes.addAll(table.enableExpiry());
        }
        long removed = table.removeRemains(context.isDryRun());
        if (removed > 0) {
            changes.add(Counts.of(removed, "item", "items") + " of no whole entry "
                    + (context.isDryRun() ? "would be removed" : "removed"));
        }
        return changed(table, changes);
    }

    private int changed(CacheTable table, List<String> changes) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Table", table.name());
        row.put("Region", table.region());
        row.put("Changes", changes);
        context.output().writeObject(row, CHANGES);
        return ExitStatus.OK;
    }

    private int policy(CacheTable table) {
        if (account != null && !account.matches("\\d{12}")) {
            throw new AdminException(FailureKind.USAGE, "--account: '" + account + "' is none", "give its 12 digits");
        }
        context.value("Policy", table.policy(account == null ? "*" : account, withCreation));
        return ExitStatus.OK;
    }
}
