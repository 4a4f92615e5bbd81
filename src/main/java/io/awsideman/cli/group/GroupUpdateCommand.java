package io.awsideman.cli.group;

import io.awsideman.cli.AttributeDiff;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.ExternalProvider;
import io.awsideman.cli.NotShownYet;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.GroupAttribute;
import io.awsideman.identitycenter.Groups;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman group update Finance --description 'Billing and cost reports'",
            "  awsideman group update Finance --display-name Controlling --dry-run",
            "  awsideman group update Finance --remove description"
        })
final class GroupUpdateCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "GROUP", description = "Display name or id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String group;

    @Mixin
    private final GroupAttributeOptions options = new GroupAttributeOptions();

    @Option(
            names = "--remove",
            paramLabel = "ATTRIBUTE",
            split = ",",
            description = "Attributes to take away: description")
    private List<String> removed = List.of();

    GroupUpdateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Map<GroupAttribute, String> changes = options.values();
        List<GroupAttribute> gone =
                removed.stream().map(GroupUpdateCommand::removable).distinct().toList();
        check(changes, gone);
        Groups groups = context.session().groups();
        Group before = groups.fresh().get(group);
        ExternalProvider.warn(context, "group " + before.name(), before.externalIssuers());
        List<Map<String, Object>> planned = GroupDiff.planned(before.attributes(), changes, gone);
        if (planned.isEmpty()) {
            AttributeDiff.write(context, planned);
            return ExitStatus.OK;
        }
        if (context.isDryRun()) {
            String name = changes.get(GroupAttribute.DISPLAY_NAME);
            if (name != null) {
                groups.requireFree(name, before.id());
            }
            context.message("Would update the group " + before.name() + "; nothing was changed.");
            AttributeDiff.write(context, planned);
            return ExitStatus.OK;
        }
        Optional<Group> after = groups.update(before.id(), changes, gone);
        AttributeDiff.write(
                context,
                after.map(group -> AttributeDiff.done(before.attributes(), group.attributes(), planned))
                        .orElse(planned));
        context.message("Updated the group " + after.orElse(before).name() + " (" + before.id() + ").");
        NotShownYet.warn(context, "group", after.isPresent());
        return ExitStatus.OK;
    }

    private static void check(Map<GroupAttribute, String> changes, List<GroupAttribute> gone) {
        if (changes.isEmpty() && gone.isEmpty()) {
            throw new AdminException(
                    FailureKind.USAGE, "no change is given", "name what to change, as in --description 'Cost reports'");
        }
        if (gone.stream().anyMatch(changes::containsKey)) {
            throw new AdminException(
                    FailureKind.USAGE, "the description is both set and removed", "give --description or --remove");
        }
    }

    /** Every group has a name. */
    private static GroupAttribute removable(String name) {
        if (name.strip().equalsIgnoreCase(GroupAttribute.DISPLAY_NAME.path())) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "--remove: displayName cannot be taken away; AWS requires it of every group",
                    "give another one with --display-name");
        }
        if (!name.strip().equalsIgnoreCase(GroupAttribute.DESCRIPTION.path())) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "--remove: \"" + name + "\" cannot be taken away from a group",
                    "attributes: " + GroupAttribute.DESCRIPTION.path());
        }
        return GroupAttribute.DESCRIPTION;
    }
}
