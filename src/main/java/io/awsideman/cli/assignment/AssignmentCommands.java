package io.awsideman.cli.assignment;

import io.awsideman.cli.Noun;

/** The verbs of {@code assignment}. */
public final class AssignmentCommands {
    private AssignmentCommands() {}

    public static Noun noun() {
        return Noun.of(
                Noun.read("list", "List assignments, all or by any filters", AssignmentListCommand.class),
                Noun.read("get", "Show one assignment", AssignmentGetCommand.class),
                Noun.verb(
                        "assign",
                        "Assign permission sets to users and groups in accounts",
                        AssignmentAssignCommand.class),
                Noun.verb("revoke", "Take assignments away", AssignmentRevokeCommand.class),
                Noun.verb(
                        "status",
                        "Show how far AWS has come with changes of assignments",
                        AssignmentStatusCommand.class));
    }
}
