package io.awsideman.cli.user;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.cli.output.OutputWriter;
import io.awsideman.identitycenter.Users;
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
        OutputWriter output = context.output();
        Users users = context.session().users();
        if (limit.isNone() && output.isWrittenInParts()) {
            users.rowsInParts(output.listingInParts(UserColumns.LAYOUT));
        } else {
            Iterable<Map<String, Object>> rows = users::rows;
            output.writeListing(rows, UserColumns.LAYOUT, limit.count());
        }
        return ExitStatus.OK;
    }
}
