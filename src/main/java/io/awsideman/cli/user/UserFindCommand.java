package io.awsideman.cli.user;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.cli.SearchOptions;
import io.awsideman.identitycenter.User;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        footer = {
            "  awsideman user find doe                     in any attribute, upper and lower case alike",
            "  awsideman user find --regex '^j.*@example'  a regular expression",
            "  awsideman user find engineer --output json"
        })
final class UserFindCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final SearchOptions search = new SearchOptions();

    @Mixin
    private final LimitOption limit = new LimitOption();

    UserFindCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Predicate<Map<String, Object>> matches = search.matcher();
        Iterable<Map<String, Object>> rows =
                context.session().users().stream().map(User::attributes).filter(matches)::iterator;
        context.output().writeListing(rows, UserColumns.LAYOUT, limit.count());
        return ExitStatus.OK;
    }
}
