package io.awsideman.cli.findings;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.access.Completeness;
import io.awsideman.cli.assignment.AssignmentNames;
import io.awsideman.cli.assignment.RemovalOptions;
import io.awsideman.identitycenter.Access;
import io.awsideman.identitycenter.AccessScope;
import io.awsideman.identitycenter.AccountAssignment;
import io.awsideman.identitycenter.AssignmentPlan;
import io.awsideman.identitycenter.Group;
import io.awsideman.identitycenter.Orphans;
import io.awsideman.identitycenter.Principal;
import io.awsideman.identitycenter.PrincipalType;
import io.awsideman.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman findings fix orphans --dry-run",
            "  awsideman findings fix orphans",
            "  awsideman findings fix orphans --rebind --dry-run",
            "  awsideman findings fix orphans --max-delete 200 --yes",
            "",
            "  Each user and group is looked up before: what cannot be looked up is not taken for deleted.",
            "  With --rebind nothing is taken away: groups made anew get what those of the same name had.",
            "  What is done is recorded in state/revocations.jsonl."
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

    @Option(
            names = "--rebind",
            description = "Assign to groups that are there again by the same name what the deleted ones had")
    private boolean rebind;

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
        List<AccountAssignment> suspected = access.in(AccessScope.EVERYTHING).orphans();
        Map<String, String> remembered = orphans.names();
        AssignmentNames names = new AssignmentNames(
                        session.accounts().list(), session.permissionSets().list())
                .remembering(remembered);
        if (rebind) {
            int completeness = new Completeness(context, access.unread()).tell();
            int status = rebound(orphans.among(suspected), remembered, names);
            return status == ExitStatus.OK ? completeness : status;
        }
        AssignmentPlan plan = session.assignments().orphanRemoval(suspected);
        propose(plan, orphans.successors(plan.changes(), remembered), names);
        int completeness = new Completeness(context, access.unread()).tell();
        int status = removal.run(context, plan, names);
        return status == ExitStatus.OK ? completeness : status;
    }

    private int rebound(List<AccountAssignment> gone, Map<String, String> remembered, AssignmentNames names) {
        Map<String, Group> successors = context.session().orphans().successors(gone, remembered);
        List<AccountAssignment> wanted = gone.stream()
                .flatMap(orphan -> Stream.ofNullable(successors.get(orphan.principalId()))
                        .map(successor -> new AccountAssignment(
                                orphan.accountId(), orphan.permissionSetArn(), PrincipalType.GROUP, successor.id())))
                .distinct()
                .toList();
        if (wanted.isEmpty()) {
            context.message("No group has the name that a deleted one had.");
        }
        AssignmentPlan plan = context.session().assignments().assignment(wanted);
        return removal.assign(
                context,
                plan,
                names.with(successors.values().stream().map(Principal::of).toList()));
    }

    /** Who made a group anew may want what the old one had; that is theirs to decide. */
    private void propose(AssignmentPlan plan, Map<String, Group> successors, AssignmentNames names) {
        if (!successors.isEmpty()) {
            context.message("To give all of them what those of the same name had, before it is taken away: "
                    + "awsideman findings fix orphans --rebind");
        }
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
