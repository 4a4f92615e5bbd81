package io.awsideman.cli.user;

import io.awsideman.cli.Noun;

/** The verbs of {@code user}. */
public final class UserCommands {
    private UserCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.read("list", "List all users", UserListCommand.class),
                Noun.read("get", "Show one user in full", UserGetCommand.class),
                Noun.read("find", "Find users by a part of a name, address or title", UserFindCommand.class),
                Noun.verb("create", "Create a user", UserCreateCommand.class),
                Noun.verb("update", "Change attributes of a user", UserUpdateCommand.class),
                Noun.verb("delete", "Delete a user", UserDeleteCommand.class));
    }
}
