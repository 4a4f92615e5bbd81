package io.awsideman.cli.group;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.cli.output.OutputWriter;
import io.awsideman.identitycenter.Groups;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        footer = {
            "  awsideman group list",
            "  awsideman group list --sort-by DisplayName --output csv > groups.csv",
            "  awsideman group list --query \"[?starts_with(DisplayName, 'AWS')].GroupId\" --output text"
        })
final class GroupListCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final LimitOption limit = new LimitOption();

    GroupListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        OutputWriter output = context.output();
        Groups groups = context.session().groups();
        if (limit.isNone() && output.isWrittenInParts()) {
            groups.rowsInParts(output.listingInParts(GroupColumns.GROUPS));
        } else {
            Iterable<Map<String, Object>> rows = groups::rows;
            output.writeListing(rows, GroupColumns.GROUPS, limit.count());
        }
        return ExitStatus.OK;
    }
}
