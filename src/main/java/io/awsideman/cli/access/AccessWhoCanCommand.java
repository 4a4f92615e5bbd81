package io.awsideman.cli.access;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.identitycenter.AccessScope;
import io.awsideman.identitycenter.PermissionSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "  awsideman access who-can --permission-set-with-policy AdministratorAccess",
            "  awsideman access who-can --permission-set-with-policy Billing -o json",
            "  awsideman access who-can --permission-set-with-policy IAMFullAccess --ou /Workloads"
        })
final class AccessWhoCanCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(
            names = "--permission-set-with-policy",
            required = true,
            paramLabel = "POLICY",
            description = {
                "A policy that permission sets attach: the name or ARN of one of AWS's own,",
                "or the name of one of yours"
            })
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String policy;

    @Mixin
    private final AccessOptions options = new AccessOptions();

    AccessWhoCanCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.output().check(AccessColumns.OF_PEOPLE);
        AccessScope scope = options.scope(context);
        List<PermissionSet> attaching = context.session().permissionSets().attaching(policy);
        List<PermissionSet> asked = scope.permissionSets()
                .map(chosen -> chosen.stream().filter(attaching::contains).toList())
                .orElse(attaching);
        if (attaching.isEmpty()) {
            context.message("No permission set attaches the policy " + policy + ".");
        }
        if (asked.isEmpty()) {
            context.output().writeListing(List.of(), AccessColumns.OF_PEOPLE);
            return ExitStatus.OK;
        }
        return new PeopleReport(context).tell(scope.with(asked), options.limit());
    }
}
