package io.awsideman.cli.sandbox;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.sandbox.SeedPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "  awsideman sandbox seed --users 10000 --groups 200 --yes",
            "  awsideman sandbox seed --accounts 60 --permission-sets 40 --assignments 2000 --yes"
        })
final class SandboxSeedCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--users", paramLabel = "N", description = "Users to have (default: 100)")
    private int users = 100;

    @Option(names = "--groups", paramLabel = "N", description = "Groups to have (default: 20)")
    private int groups = 20;

    @Option(names = "--memberships", paramLabel = "N", description = "Groups each user is in (default: 3)")
    private int memberships = 3;

    @Option(names = "--accounts", paramLabel = "N", description = "Accounts to have (default: 12)")
    private int accounts = 12;

    @Option(names = "--permission-sets", paramLabel = "N", description = "Permission sets to have (default: 10)")
    private int permissionSets = 10;

    @Option(names = "--assignments", paramLabel = "N", description = "Account assignments to have (default: 100)")
    private int assignments = 100;

    SandboxSeedCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        SeedPlan plan = new SeedPlan(users, groups, memberships, accounts, permissionSets, assignments);
        String what = users + " users, " + groups + " groups, " + accounts + " accounts, " + permissionSets
                + " permission sets and " + assignments + " assignments";
        if (context.isDryRun()) {
            SandboxFields.writePlan(context, planned());
            context.message("Would replace what is in the sandbox by " + what + "; nothing was changed.");
            return ExitStatus.OK;
        }
        context.confirm("Replace what is in the sandbox by " + what + "?");
        context.session().sandbox().seed(plan);
        context.session().forgetSandboxAnswers();
        SandboxFields.write(context);
        context.message("The sandbox has " + what + ".");
        return ExitStatus.OK;
    }

    private Map<String, Object> planned() {
        Map<String, Object> planned = new LinkedHashMap<>();
        planned.put("Users", users);
        planned.put("Groups", groups);
        planned.put("Accounts", accounts);
        planned.put("PermissionSets", permissionSets);
        planned.put("AccountAssignments", assignments);
        return planned;
    }
}
