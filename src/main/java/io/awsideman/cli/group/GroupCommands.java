package io.awsideman.cli.group;

import io.awsideman.cli.Noun;

/** The verbs of {@code group}. */
public final class GroupCommands {
    private GroupCommands() {}

    public static Noun noun() {
        return Noun.of(
                        Noun.read("list", "List all groups", GroupListCommand.class),
                        Noun.read("get", "Show one group in full", GroupGetCommand.class),
                        Noun.read("find", "Find groups by a part of a name or description", GroupFindCommand.class),
                        Noun.read("members", "List the members of a group", GroupMembersCommand.class),
                        Noun.read("memberships", "List the groups of a user", GroupMembershipsCommand.class),
                        Noun.verb("create", "Create a group", GroupCreateCommand.class),
                        Noun.verb("update", "Change the name or description of a group", GroupUpdateCommand.class),
                        Noun.verb("delete", "Delete a group", GroupDeleteCommand.class),
                        Noun.verb("add-member", "Add users to a group", GroupAddMemberCommand.class),
                        Noun.verb("remove-member", "Take users out of a group", GroupRemoveMemberCommand.class))
                .alsoCalled("list-members", "members");
    }
}
