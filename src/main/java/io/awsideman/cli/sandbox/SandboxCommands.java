package io.awsideman.cli.sandbox;

import io.awsideman.cli.Noun;

/** The verbs of {@code sandbox}. */
public final class SandboxCommands {
    private SandboxCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.verb("serve", "Serve the sandbox over HTTP for any AWS client", SandboxServeCommand.class),
                Noun.verb(
                        "status",
                        "Show what is in the sandbox, and the calls it has answered",
                        SandboxStatusCommand.class),
                Noun.verb("seed", "Fill the sandbox with generated people", SandboxSeedCommand.class),
                Noun.verb("reset", "Put the sandbox back to its first state", SandboxResetCommand.class));
    }
}
