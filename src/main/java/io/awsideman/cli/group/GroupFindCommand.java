package io.awsideman.cli.group;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.cli.SearchOptions;
import io.awsideman.identitycenter.Group;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        footer = {
            "  awsideman group find platform               in any attribute, upper and lower case alike",
            "  awsideman group find --regex '^(Dev|Sec)'   a regular expression",
            "  awsideman group find billing --output json"
        })
final class GroupFindCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin
    private final SearchOptions search = new SearchOptions();

    @Mixin
    private final LimitOption limit = new LimitOption();

    GroupFindCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Predicate<Map<String, Object>> matches = search.matcher();
        Iterable<Map<String, Object>> rows =
                context.session().groups().stream().map(Group::attributes).filter(matches)::iterator;
        context.output().writeListing(rows, GroupColumns.GROUPS, limit.count());
        return ExitStatus.OK;
    }
}
