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
            "  awsideman group add-member Developers john.doe@example.com",
            "  awsideman group add-member Developers jane.smith lena.novak --dry-run"
        })
final class GroupAddMemberCommand implements Callable<Integer> {
    private static final String ALREADY = "already a member";

    private final CommandContext context;

    @Mixin
    private final MemberOptions members = new MemberOptions();

    GroupAddMemberCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Group found = context.session().groups().fresh().get(members.group());
        GroupMemberships memberships = context.session().groupMemberships();
        ExternalProvider.warn(context, "group " + found.name(), found.externalIssuers());
        new MemberChanges(context, found, user -> added(memberships, found, user)).apply(members.users());
        return ExitStatus.OK;
    }

    private String added(GroupMemberships memberships, Group found, User user) {
        if (context.isDryRun()) {
            return memberships.fresh().contains(found.id(), user.id()) ? ALREADY : "would be added";
        }
        boolean done =
                memberships.add(found.id(), user.id(), context.host().clock().instant());
        return done ? "added" : ALREADY;
    }
}
