package io.awsideman.cli.group;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.identitycenter.Group;
import java.util.List;
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
        List<Map<String, Object>> rows = context.session().groups().list().stream()
                .map(Group::attributes)
                .toList();
        context.output().writeListing(rows, GroupColumns.GROUPS, limit.count());
        return ExitStatus.OK;
    }
}
