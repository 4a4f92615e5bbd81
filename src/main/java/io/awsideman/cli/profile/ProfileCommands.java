package io.awsideman.cli.profile;

import io.awsideman.cli.Noun;

/** The verbs of {@code profile}. */
public final class ProfileCommands {
    private ProfileCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.verb("list", "List the AWS profiles, and the sandbox", ProfileListCommand.class),
                Noun.verb("show", "Show what a profile means for awsideman", ProfileShowCommand.class),
                Noun.verb("add", "Keep region and instance of a profile", ProfileAddCommand.class),
                Noun.verb("remove", "Forget what is kept of a profile", ProfileRemoveCommand.class),
                Noun.verb("use", "Make a profile the default one", ProfileUseCommand.class));
    }
}
