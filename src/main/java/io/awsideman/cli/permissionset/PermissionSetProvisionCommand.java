package io.awsideman.cli.permissionset;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.identitycenter.Account;
import io.awsideman.identitycenter.PermissionSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman permission-set provision ReadOnlyAccess",
            "  awsideman permission-set provision ReadOnlyAccess --account 111122223333 --timeout 5m",
            "  awsideman permission-set provision ReadOnlyAccess --no-wait --output json"
        })
final class PermissionSetProvisionCommand implements Callable<Integer> {
    static final TableLayout LAYOUT = TableLayout.of(
                    "There are no provisioning requests.",
                    Column.of("Status"),
                    Column.of("PermissionSetName"),
                    Column.of("AccountName"),
                    Column.of("AccountId"),
                    Column.of("FailureReason"),
                    Column.of("CreatedDate"),
                    Column.of("RequestId"))
            .with(Column.of("PermissionSetArn"));

    private final CommandContext context;

    @Parameters(paramLabel = "SET", description = "Name, ARN or id (ps-…) of the permission set")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String set;

    @Option(
            names = {"--account", "--account-id"},
            paramLabel = "ACCOUNT",
            description =
                    "Only there, by id, name or e-mail address; may be repeated (default: all accounts that have it)")
    private List<String> accounts = List.of();

    @Option(names = "--no-wait", description = "Do not wait until AWS has done it")
    private boolean noWait;

    PermissionSetProvisionCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PermissionSet found = context.session().permissionSets().fresh().get(set);
        List<Account> chosen =
                accounts.isEmpty() ? List.of() : context.session().accounts().getAll(accounts);
        List<String> provisioned = List.copyOf(
                context.session().provisioning().fresh().accounts(found).keySet());
        if (chosen.isEmpty() && provisioned.isEmpty()) {
            context.output().writeListing(List.of(), LAYOUT);
            context.message("The permission set " + found.name() + " is in no account: there is nothing to provision.");
            return ExitStatus.OK;
        }
        List<String> targets = chosen.isEmpty()
                ? provisioned
                : chosen.stream().map(Account::id).distinct().toList();
        if (context.isDryRun()) {
            context.output().writeListing(planned(found, targets), LAYOUT);
            context.message("Would provision the permission set " + found.name() + " in " + targets.size()
                    + " accounts; nothing was changed.");
            return ExitStatus.OK;
        }
        ProvisioningRun run = new ProvisioningRun(context, found);
        return run.run(
                chosen.isEmpty()
                        ? List.of(Optional.empty())
                        : targets.stream().map(Optional::of).toList(),
                !noWait,
                outcomes -> context.output().writeListing(run.rows(outcomes), LAYOUT));
    }

    private List<Map<String, Object>> planned(PermissionSet found, List<String> targets) {
        Map<String, String> names = new ProvisionedAccounts(context).names(targets);
        return targets.stream()
                .map(id -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("PermissionSetArn", found.arn());
                    row.put("PermissionSetName", found.name());
                    row.put("AccountId", id);
                    if (names.containsKey(id)) {
                        row.put("AccountName", names.get(id));
                    }
                    return row;
                })
                .toList();
    }
}
