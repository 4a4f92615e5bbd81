package io.awsideman.cli.access;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.assignment.AssignmentNames;
import io.awsideman.cli.assignment.RemovalOptions;
import io.awsideman.identitycenter.AccountAssignment;
import io.awsideman.identitycenter.AssignmentPlan;
import io.awsideman.identitycenter.Principal;
import io.awsideman.identitycenter.RevocationDecisions.Decided;
import io.awsideman.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman access review-import decided.csv --dry-run",
            "  awsideman access review-import decided.csv --max-delete 200",
            "",
            "  Rows whose Decision is revoke or remove become a plan, which is shown before it is carried out.",
            "  What a group gives is revoked only if that was decided for everybody in the group.",
            "  What is taken away is recorded in state/revocations.jsonl."
        })
final class AccessReviewImportCommand implements Callable<Integer> {
    private static final int NAMED = 5;

    private final CommandContext context;

    @Parameters(paramLabel = "DECISIONS", description = "An access review with decisions, as CSV, JSON or JSON lines")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Mixin
    private final RemovalOptions removal = new RemovalOptions();

    AccessReviewImportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = context.session();
        Decisions decisions = new Decisions(file, session.instanceArn());
        Map<AccountAssignment, Set<String>> revoked = decisions.revoked();
        context.message(decisions.rows() + (decisions.rows() == 1 ? " row says" : " rows say") + " revoke.");
        Decided decided = session.assignments().decisions().decide(revoked);
        AssignmentPlan plan = session.assignments().revocation(decided.revocable());
        Map<String, Principal> people = Stream.concat(
                        session.users().list().stream().map(Principal::of),
                        session.groups().list().stream().map(Principal::of))
                .collect(Collectors.toMap(Principal::id, Function.identity(), (first, second) -> second));
        AssignmentNames names = new AssignmentNames(
                        session.accounts().list(), session.permissionSets().list())
                .remembering(session.orphans().names())
                .with(people.values());
        int gone = decided.revocable().size() - plan.rows().size();
        if (gone > 0) {
            context.message(gone + " of them " + (gone == 1 ? "is" : "are") + " not there any more.");
        }
        decided.kept()
                .forEach((assignment, others) -> context.warn("kept: " + names.label(assignment)
                        + ": it gives access to others, too: " + named(others, people)
                        + "; take single people out of the group instead: awsideman group remove-member"));
        int status = removal.run(context, plan, names);
        return status == ExitStatus.OK && !decided.kept().isEmpty() ? ExitStatus.PARTIAL : status;
    }

    private static String named(List<String> users, Map<String, Principal> people) {
        String first = users.stream()
                .limit(NAMED)
                .map(id ->
                        people.containsKey(id) ? String.valueOf(people.get(id).name()) : id)
                .collect(Collectors.joining(", "));
        return users.size() > NAMED ? first + " and " + (users.size() - NAMED) + " more" : first;
    }
}
