package io.awsideman.cli.status;

import io.awsideman.cli.Noun;

/** The verbs of {@code status}. */
public final class StatusCommands {
    private StatusCommands() {}

    public static Noun noun() {
        return Noun.of(Noun.verb(
                "show",
                "Check credentials, instance, delegated administration and cache, and count",
                StatusShowCommand.class));
    }
}
