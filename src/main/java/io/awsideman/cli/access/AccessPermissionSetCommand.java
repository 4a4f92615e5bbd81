package io.awsideman.cli.access;

import io.awsideman.cli.CommandContext;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman access permission-set AdministratorAccess",
            "  awsideman access permission-set Billing --ou /Workloads --output json"
        })
final class AccessPermissionSetCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "SET", description = "Name, ARN or id of a permission set")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String permissionSet;

    @Mixin
    private final AccessOptions options = new AccessOptions();

    AccessPermissionSetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.output().check(AccessColumns.OF_PEOPLE);
        return new PeopleReport(context)
                .tell(options.scope(context, List.of(), List.of(permissionSet)), options.limit());
    }
}
