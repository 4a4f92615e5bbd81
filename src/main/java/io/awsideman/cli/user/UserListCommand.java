package io.awsideman.cli.user;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.cli.output.OutputWriter;
import io.awsideman.identitycenter.User;
import io.awsideman.identitycenter.Users;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
            Consumer<Stream<? extends Map<String, ?>>> listing = output.listingInParts(UserColumns.LAYOUT);
            users.inParts(part -> listing.accept(part.map(User::attributes)));
        } else {
            Iterable<Map<String, Object>> rows = users.stream().map(User::attributes)::iterator;
            output.writeListing(rows, UserColumns.LAYOUT, limit.count());
        }
        return ExitStatus.OK;
    }
}
