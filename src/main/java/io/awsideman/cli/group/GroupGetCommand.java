package io.awsideman.cli.group;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman group get 'Cloud Platform Team'",
            "  awsideman group get Finance --output json",
            "  awsideman group get Finance --query GroupId --output text"
        })
final class GroupGetCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "GROUP", description = "Display name or id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String group;

    GroupGetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.output().writeObject(context.session().groups().get(group).attributes(), GroupColumns.GROUPS);
        return ExitStatus.OK;
    }
}
