package io.awsideman.cli.user;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.ExternalProvider;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.Membership;
import io.awsideman.identitycenter.User;
import io.awsideman.identitycenter.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman user delete jdoe             shows the person's groups, and asks",
            "  awsideman user delete jdoe --dry-run   shows what would go",
            "  awsideman user delete jdoe --yes       for scripts"
        })
final class UserDeleteCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "USER", description = "User name, e-mail address or id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String user;

    UserDeleteCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Users users = context.session().users();
        User found = users.fresh().get(user);
        List<Group> groups = groupsOf(found);
        String name = found.userName() + " (" + found.id() + ")";
        context.message("User " + name + " is a member of "
                + (groups.isEmpty()
                        ? "no group."
                        : String.join(", ", groups.stream().map(Group::name).toList()) + "."));
        ExternalProvider.warn(context, "user " + found.userName(), found.externalIssuers());
        context.warn("account assignments made to the user directly are not removed by AWS: they stay as orphans");
        if (context.isDryRun()) {
            context.output().writeObject(result(found, groups, false), UserColumns.DELETED);
            context.message("Would delete the user " + name + "; nothing was changed.");
            return ExitStatus.OK;
        }
        context.confirm("Delete the user " + name + "?");
        users.delete(found.id());
        context.output().writeObject(result(found, groups, true), UserColumns.DELETED);
        context.message("Deleted the user " + name + ".");
        return ExitStatus.OK;
    }

    /** Of which groups, is asked of AWS; how they are called, may be known. */
    private List<Group> groupsOf(User found) {
        List<String> ids = context.session().groupMemberships().fresh().ofUser(found.id()).stream()
                .map(Membership::groupId)
                .toList();
        return List.copyOf(context.session().groups().byIds(ids).values());
    }

    private static Map<String, Object> result(User user, List<Group> groups, boolean deleted) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("UserId", user.id());
        result.put("UserName", user.userName());
        result.put("Deleted", deleted);
        result.put("Groups", groups.stream().map(Group::name).toList());
        return result;
    }
}
