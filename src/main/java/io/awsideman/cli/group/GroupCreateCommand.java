package io.awsideman.cli.group;

import io.awsideman.cli.AttributeDiff;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.NotShownYet;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.GroupAttribute;
import io.awsideman.identitycenter.Groups;
import io.awsideman.identitycenter.Written;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman group create 'Data Engineers' --description 'Own the data lake'",
            "  awsideman group create --display-name Auditors --dry-run",
            "  awsideman group create Auditors --query GroupId --output text"
        })
final class GroupCreateCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name of the group, the same as --display-name")
    private @Nullable String name;

    @Mixin
    private final GroupAttributeOptions options = new GroupAttributeOptions();

    GroupCreateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Map<GroupAttribute, String> values = options.values();
        String displayName = displayName(values.get(GroupAttribute.DISPLAY_NAME));
        values.put(GroupAttribute.DISPLAY_NAME, displayName);
        Groups groups = context.session().groups();
        if (context.isDryRun()) {
            groups.requireFree(displayName, null);
            context.message("Would create the group " + displayName + "; nothing was changed.");
            AttributeDiff.write(context, GroupDiff.planned(Map.of(), values, List.of()));
            return ExitStatus.OK;
        }
        Written<Group> created = groups.create(
                displayName,
                values.get(GroupAttribute.DESCRIPTION),
                context.host().clock().instant());
        Group group = created.value();
        context.output().writeObject(group.attributes(), GroupColumns.GROUPS);
        context.message("Created the group " + group.name() + " (" + group.id() + ").");
        NotShownYet.warn(context, "group", created.isShown());
        return ExitStatus.OK;
    }

    /** AWS requires it of every group, but its model does not say so. */
    private String displayName(@Nullable String option) {
        if (name != null && option != null && !name.equals(option)) {
            throw new AdminException(
                    FailureKind.USAGE, "two display names are given: " + name + " and " + option, "give one of them");
        }
        String given = name == null ? option : name;
        if (given == null || given.isBlank()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "the display name is missing; AWS requires it of every group",
                    "give it first, as in: awsideman group create Auditors");
        }
        return given;
    }
}
