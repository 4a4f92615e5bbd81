package io.awsideman.cli.group;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.cli.output.OutputWriter;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.Groups;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
            Consumer<Stream<? extends Map<String, ?>>> listing = output.listingInParts(GroupColumns.GROUPS);
            groups.inParts(part -> listing.accept(part.map(Group::attributes)));
        } else {
            Iterable<Map<String, Object>> rows = groups.stream().map(Group::attributes)::iterator;
            output.writeListing(rows, GroupColumns.GROUPS, limit.count());
        }
        return ExitStatus.OK;
    }
}
