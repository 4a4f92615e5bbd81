package io.awsideman.cli.findings;

import io.awsideman.cli.Noun;

/** The verbs of {@code findings}. */
public final class FindingsCommands {
    private FindingsCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.read("list", "List what needs attention, each with its code", FindingsListCommand.class),
                Noun.verb(
                        "fix",
                        "Take away the assignments of users and groups that no longer exist",
                        FindingsFixCommand.class));
    }
}
