package io.awsideman.cli.user;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.identitycenter.User;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        footer = {
            "  awsideman user list",
            "  awsideman user list --columns UserName,UserId --sort-by UserName",
            "  awsideman user list --output csv > users.csv",
            "  awsideman user list --output json --query \"[?UserStatus=='DISABLED'].UserName\""
        })
final class UserListCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final LimitOption limit = new LimitOption();

    UserListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Map<String, Object>> rows =
                context.session().users().list().stream().map(User::attributes).toList();
        context.output().writeListing(rows, UserColumns.LAYOUT, limit.count());
        return ExitStatus.OK;
    }
}
