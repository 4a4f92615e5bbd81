package io.awsideman.cli.permissionset;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.PermissionSets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman permission-set get ReadOnlyAccess",
            "  awsideman permission-set get ReadOnlyAccess --output json",
            "  awsideman permission-set get ReadOnlyAccess --query InlinePolicy --output text > policy.json"
        })
final class PermissionSetGetCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "SET", description = "Name, ARN or id (ps-…) of the permission set")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String set;

    PermissionSetGetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PermissionSets sets = context.session().permissionSets();
        PermissionSet found = sets.get(set);
        Map<String, Object> shown = new LinkedHashMap<>(sets.details(found).attributes());
        List<Map<String, Object>> accounts =
                new ProvisionedAccounts(context).rows(context.session().provisioning(), found);
        shown.put("ProvisionedAccounts", accounts);
        context.output().writeObject(shown, PermissionSetColumns.DETAILS);
        long outdated =
                accounts.stream().filter(ProvisionedAccounts::isOutdated).count();
        if (outdated > 0) {
            context.message("Not up to date in " + outdated + " of " + accounts.size()
                    + " accounts; bring it there with: " + ProvisioningRun.command(found));
        }
        return ExitStatus.OK;
    }
}
