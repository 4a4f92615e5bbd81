package io.awsideman.cli.permissionset;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.identitycenter.PermissionSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        footer = {
            "  awsideman permission-set list",
            "  awsideman permission-set list --columns Name,SessionDuration --sort-by Name",
            "  awsideman permission-set list --output json --query \"[?SessionDuration!='PT1H'].Name\""
        })
final class PermissionSetListCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final LimitOption limit = new LimitOption();

    PermissionSetListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Map<String, Object>> rows = context.session().permissionSets().list().stream()
                .map(PermissionSet::attributes)
                .toList();
        context.output().writeListing(rows, PermissionSetColumns.LAYOUT, limit.count());
        return ExitStatus.OK;
    }
}
