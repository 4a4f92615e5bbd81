package io.awsideman.cli.findings;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.access.Completeness;
import io.awsideman.cli.assignment.AssignmentNames;
import io.awsideman.cli.assignment.RemovalOptions;
import io.awsideman.identitycenter.Access;
import io.awsideman.identitycenter.AccessScope;
import io.awsideman.identitycenter.AssignmentPlan;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.Orphans;
import io.awsideman.session.Session;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman findings fix orphans --dry-run",
            "  awsideman findings fix orphans",
            "  awsideman findings fix orphans --max-delete 200 --yes",
            "",
            "  Each user and group is looked up before: what cannot be looked up is not taken for deleted.",
            "  What is taken away is recorded in state/revocations.jsonl."
        })
final class FindingsFixCommand implements Callable<Integer> {
    /** What can be fixed. */
    enum Fixable {
        ORPHANS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final CommandContext context;

    @Parameters(paramLabel = "WHAT", description = "What to fix: ${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Fixable what;

    @Mixin
    private final RemovalOptions removal = new RemovalOptions();

    FindingsFixCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return switch (what) {
            case ORPHANS -> orphans();
        };
    }

    private int orphans() {
        Session session = context.session();
        Orphans orphans = session.orphans();
        Access access = session.access();
        AssignmentPlan plan = session.assignments()
                .orphanRemoval(access.in(AccessScope.EVERYTHING).orphans());
        Map<String, String> remembered = orphans.names();
        AssignmentNames names = new AssignmentNames(
                        session.accounts().list(), session.permissionSets().list())
                .remembering(remembered);
        propose(plan, orphans.successors(plan.changes(), remembered), names);
        int completeness = new Completeness(context, access.unread()).tell();
        int status = removal.run(context, plan, names);
        return status == ExitStatus.OK ? completeness : status;
    }

    /** Who made a group anew may want what the old one had; that is theirs to decide. */
    private void propose(AssignmentPlan plan, Map<String, Group> successors, AssignmentNames names) {
        plan.changes().forEach(orphan -> {
            Group successor = successors.get(orphan.principalId());
            if (successor != null) {
                context.message("There is a new group " + successor.name() + ". To give it what the old one has: "
                        + "awsideman assignment assign "
                        + Stream.of(names.permissionSet(orphan), successor.id(), orphan.accountId())
                                .map(FindingsFixCommand::quoted)
                                .collect(Collectors.joining(" ")));
            }
        });
    }

    /** A word as a shell wants it: permission sets may have any of {@code +=,.@-} in their names, none of which is special. */
    private static String quoted(String word) {
        return word.matches("[\\w+=,.@:/-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
