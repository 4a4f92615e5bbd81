package io.awsideman.guide;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.GroupAttribute;
import io.awsideman.identitycenter.Groups;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

// guide: command
@Command(footer = {"  awsideman note add Finance 'owned by the CFO'", "  awsideman note add Finance x --dry-run"})
final class NoteAddCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT =
            TableLayout.of("", Column.of("GroupId"), Column.of("DisplayName"), Column.of("Description"));

    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "GROUP", description = "Display name or id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String group;

    @Parameters(index = "1", paramLabel = "TEXT", description = "What to note")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String text;

    NoteAddCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Groups groups = context.session().groups();
        Group found = groups.fresh().get(group);
        if (context.isDryRun()) {
            context.message("Would note this of " + found.name() + "; nothing was changed.");
            return ExitStatus.OK;
        }
        context.confirm("Replace the description of " + found.name() + "?");
        Group after = groups.update(found.id(), Map.of(GroupAttribute.DESCRIPTION, text), List.of())
                .orElse(found);
        context.output().writeObject(after.attributes(), LAYOUT);
        context.message("Noted this of " + after.name() + ".");
        return ExitStatus.OK;
    }
}
// guide: end
