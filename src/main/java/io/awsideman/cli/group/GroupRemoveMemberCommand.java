package io.awsideman.cli.group;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.ExternalProvider;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.GroupMemberships;
import io.awsideman.identitycenter.User;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        footer = {
            "  awsideman group remove-member Developers john.doe@example.com",
            "  awsideman group remove-member Developers jane.smith lena.novak --yes",
            "  awsideman group remove-member Developers jane.smith --dry-run"
        })
final class GroupRemoveMemberCommand implements Callable<Integer> {
    private static final String NO_MEMBER = "was no member";

    private final CommandContext context;

    @Mixin
    private final MemberOptions members = new MemberOptions();

    GroupRemoveMemberCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Group found = context.session().groups().fresh().get(members.group());
        GroupMemberships memberships = context.session().groupMemberships();
        ExternalProvider.warn(context, "group " + found.name(), found.externalIssuers());
        if (!context.isDryRun()) {
            context.confirm("Take " + String.join(", ", members.users()) + " out of the group " + found.name() + "?");
        }
        new MemberChanges(context, found, user -> removed(memberships, found, user)).apply(members.users());
        return ExitStatus.OK;
    }

    private String removed(GroupMemberships memberships, Group found, User user) {
        if (context.isDryRun()) {
            return memberships.fresh().contains(found.id(), user.id()) ? "would be removed" : NO_MEMBER;
        }
        return memberships.remove(found.id(), user.id()) ? "removed" : NO_MEMBER;
    }
}
