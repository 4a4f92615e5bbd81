package io.awsideman.cli.user;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman user get john.doe@example.com",
            "  awsideman user get jdoe --output json",
            "  awsideman user get jdoe --query UserId --output text"
        })
final class UserGetCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "USER", description = "User name, e-mail address or id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String user;

    UserGetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.output().writeObject(context.session().users().get(user).attributes(), UserColumns.LAYOUT);
        return ExitStatus.OK;
    }
}
