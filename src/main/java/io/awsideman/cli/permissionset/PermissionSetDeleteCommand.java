package io.awsideman.cli.permissionset;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.failure.ShellWord;
import io.awsideman.identitycenter.AccountAssignment;
import io.awsideman.identitycenter.AssignmentPlan;
import io.awsideman.identitycenter.AssignmentRequest;
import io.awsideman.identitycenter.FailureCause;
import io.awsideman.identitycenter.PermissionSet;
import io.awsideman.identitycenter.PermissionSets;
import io.awsideman.identitycenter.PlannedAssignment;
import io.awsideman.identitycenter.PlannedAssignment.Step;
import io.awsideman.identitycenter.RequestOutcome;
import io.awsideman.identitycenter.RequestsInFlight;
import io.awsideman.session.AssignmentWork;
import io.awsideman.session.Interruptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman permission-set delete Audit --dry-run            shows who has it where",
            "  awsideman permission-set delete Audit                      refuses if somebody has it",
            "  awsideman permission-set delete Audit --with-assignments   takes it from everybody first"
        })
final class PermissionSetDeleteCommand implements Callable<Integer> {
    private static final String AGAIN = "run the same command again: it does only what is missing";

    private final CommandContext context;

    @Parameters(paramLabel = "SET", description = "Name, ARN or id (ps-…) of the permission set")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String set;

    @Option(names = "--with-assignments", description = "Delete all assignments of the set first, and wait for it")
    private boolean withAssignments;

    PermissionSetDeleteCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PermissionSets sets = context.session().permissionSets();
        PermissionSet found = sets.fresh().get(set);
        AssignmentWork work = context.session().assignments();
        Optional<AssignmentPlan> plan = withAssignments ? Optional.of(work.revocation(found)) : Optional.empty();
        List<AccountAssignment> assignments =
                plan.map(AssignmentPlan::assignments).orElseGet(() -> work.freshOf(found));
        PermissionSetUse use = new PermissionSetUse(context, assignments);
        String name = found.name() + " (" + found.id() + ")";
        context.message(
                "Permission set " + name + " has " + (assignments.isEmpty() ? "no assignments." : use.counts() + ":"));
        use.lines().forEach(line -> context.message("  " + line));
        plan.ifPresent(AssignmentPlan::requirePermitted);
        List<PlannedAssignment> staying =
                plan.map(PermissionSetDeleteCommand::staying).orElse(List.of());
        staying.forEach(row -> context.warn((row.step() == Step.SKIP ? "skipped: " : "AWS would refuse: ")
                + use.label(row.assignment()) + ": " + row.reason()));
        String going = going(use, assignments.size() - staying.size());
        if (context.isDryRun()) {
            context.output().writeObject(result(found, use, false), PermissionSetColumns.DELETED);
            context.message(
                    assignments.isEmpty() || withAssignments
                            ? "Would delete the permission set " + name + going + "; nothing was changed."
                            : "Would refuse to delete the permission set " + name + " without --with-assignments.");
            return ExitStatus.OK;
        }
        if (!assignments.isEmpty() && !withAssignments) {
            throw new AdminException(
                    FailureKind.CONFLICT,
                    "the permission set " + name + " is in use: " + use.counts() + "; nothing was done",
                    "delete the assignments with it: awsideman permission-set delete " + ShellWord.of(found.name())
                            + " --with-assignments");
        }
        context.confirm("Delete the permission set " + name + going + "?");
        plan.filter(revocation -> !revocation.isEmpty()).ifPresent(revocation -> revoke(found, revocation, use));
        delete(sets, found, going);
        context.output().writeObject(result(found, use, true), PermissionSetColumns.DELETED);
        context.message("Deleted the permission set " + name + going + ".");
        return ExitStatus.OK;
    }

    /** What is left in the way of the deletion: of accounts that cannot be changed, or what AWS would refuse. */
    private static List<PlannedAssignment> staying(AssignmentPlan plan) {
        return plan.rows().stream()
                .filter(row -> row.step() == Step.SKIP || row.step() == Step.REFUSED)
                .toList();
    }

    /** The assignments that go with the set, as the end of a sentence. */
    private static String going(PermissionSetUse use, int number) {
        int all = use.rows().size();
        return number == 0 ? "" : " and " + (number == all ? "" : number + " of ") + "its " + use.counts();
    }

    private void revoke(PermissionSet found, AssignmentPlan plan, PermissionSetUse use) {
        RequestsInFlight<AccountAssignment, AssignmentRequest> work =
                context.session().assignments().changes(plan, true);
        List<RequestOutcome<AccountAssignment>> left;
        try (Interruptions.Work ignored = context.host().interruptions().begin(work::stop)) {
            List<RequestOutcome<AccountAssignment>> outcomes = work.run();
            if (work.isInterrupted()) {
                throw interruption(found, outcomes, use);
            }
            left = outcomes.stream().filter(outcome -> !outcome.isDone()).toList();
            left.forEach(outcome -> context.warn("not deleted: " + use.label(outcome.target()) + ": " + why(outcome)));
        }
        if (!left.isEmpty()) {
            throw new AdminException(
                    FailureKind.PARTIAL,
                    left.size() + " of " + plan.rows().size()
                            + " assignments are not deleted, and the permission set is still there",
                    AGAIN);
        }
    }

    /** Warns before anything ends the process; what the command ends with may come too late for that. */
    private AdminException interruption(
            PermissionSet found, List<RequestOutcome<AccountAssignment>> outcomes, PermissionSetUse use) {
        context.warn("interrupted: of the assignments " + RequestOutcome.counts(outcomes) + "; the permission set "
                + found.name() + " is not deleted");
        outcomes.forEach(outcome -> outcome.inFlight()
                .ifPresent(trace -> context.warn("in flight: " + use.label(outcome.target()) + ", " + trace)));
        return new AdminException(FailureKind.INTERRUPTED, "interrupted; AWS ends what is in flight", AGAIN);
    }

    private String why(RequestOutcome<AccountAssignment> outcome) {
        RuntimeException failure = outcome.failure();
        if (failure != null) {
            return context.session().explain(failure).orElseThrow(() -> failure).getMessage();
        }
        String reason = outcome.reason();
        return reason == null ? String.valueOf(outcome.status()) : FailureCause.explained(reason);
    }

    /** @param gone the assignments that are deleted, as the end of a sentence */
    private void delete(PermissionSets sets, PermissionSet found, String gone) {
        try {
            sets.delete(found);
        } catch (RuntimeException e) {
            if (gone.isEmpty()) {
                throw e;
            }
            throw new AdminException(
                    FailureKind.PARTIAL,
                    "deleted:" + gone.replaceFirst("^ and", "") + ". Not deleted: the permission set "
                            + found.name() + ": "
                            + context.session().explain(e).orElseThrow(() -> e).getMessage(),
                    "try again in a minute: awsideman permission-set delete " + ShellWord.of(found.name()),
                    e);
        }
    }

    private static Map<String, Object> result(PermissionSet set, PermissionSetUse use, boolean deleted) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("Name", set.name());
        result.put("PermissionSetArn", set.arn());
        result.put("Deleted", deleted);
        result.put("Assignments", use.rows());
        return result;
    }
}
