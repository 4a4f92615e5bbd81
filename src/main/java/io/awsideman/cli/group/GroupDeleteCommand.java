package io.awsideman.cli.group;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.ExternalProvider;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.Groups;
import io.awsideman.identitycenter.Membership;
import io.awsideman.identitycenter.User;
import io.awsideman.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman group delete Contractors             shows the members, and asks",
            "  awsideman group delete Contractors --dry-run   shows what would go",
            "  awsideman group delete Contractors --yes       for scripts"
        })
final class GroupDeleteCommand implements Callable<Integer> {
    private static final int NAMES_SHOWN = 10;

    private final CommandContext context;

    @Parameters(paramLabel = "GROUP", description = "Display name or id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String group;

    GroupDeleteCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Groups groups = context.session().groups();
        Group found = groups.fresh().get(group);
        List<String> members = membersOf(found);
        String name = found.name() + " (" + found.id() + ")";
        context.message("Group " + name + " has " + told(members));
        ExternalProvider.warn(context, "group " + found.name(), found.externalIssuers());
        context.warn("account assignments made to the group are not removed by AWS: they stay as orphans");
        if (context.isDryRun()) {
            context.output().writeObject(result(found, members, false), GroupColumns.DELETED);
            context.message("Would delete the group " + name + "; nothing was changed.");
            return ExitStatus.OK;
        }
        context.confirm("Delete the group " + name + "?");
        groups.delete(found.id());
        context.output().writeObject(result(found, members, true), GroupColumns.DELETED);
        context.message("Deleted the group " + name + ".");
        return ExitStatus.OK;
    }

    /** Who they are, is asked of AWS; how they are called, may be known. */
    private List<String> membersOf(Group found) {
        Session session = context.session();
        List<String> ids = session.groupMemberships().fresh().ofGroup(found.id()).stream()
                .map(Membership::userId)
                .toList();
        Map<String, User> users = session.users().byIds(ids);
        return ids.stream()
                .map(id ->
                        Optional.ofNullable(users.get(id)).map(User::userName).orElse(id))
                .toList();
    }

    private static String told(List<String> members) {
        if (members.isEmpty()) {
            return "no members.";
        }
        int more = members.size() - NAMES_SHOWN;
        return members.size()
                + (members.size() == 1 ? " member: " : " members: ")
                + String.join(", ", members.subList(0, Math.min(NAMES_SHOWN, members.size())))
                + (more > 0 ? " and " + more + " more." : ".");
    }

    private static Map<String, Object> result(Group group, List<String> members, boolean deleted) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("GroupId", group.id());
        result.put("DisplayName", group.name());
        result.put("Deleted", deleted);
        result.put("Members", members);
        return result;
    }
}
