package io.awsideman.cli.snapshot;

import io.awsideman.cli.Noun;

/** The verbs of {@code snapshot}. */
public final class SnapshotCommands {
    private SnapshotCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.verb("create", "Keep who can reach what in a file", SnapshotCreateCommand.class),
                Noun.verb("list", "List the snapshots that are kept", SnapshotListCommand.class),
                Noun.verb("show", "Show who could reach what when a snapshot was made", SnapshotShowCommand.class),
                Noun.verb(
                        "diff",
                        "Show what has changed between two snapshots, or since one",
                        SnapshotDiffCommand.class));
    }
}
