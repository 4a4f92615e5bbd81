package io.awsideman.cli.assignment;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.AccountAssignment;
import io.awsideman.identitycenter.AssignmentAction;
import io.awsideman.identitycenter.AssignmentPlan;
import io.awsideman.identitycenter.AssignmentRequest;
import io.awsideman.identitycenter.Principal;
import io.awsideman.identitycenter.RequestOutcome;
import io.awsideman.identitycenter.RequestsInFlight;
import io.awsideman.session.Interruptions;
import io.awsideman.session.RevocationJournal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of every change of assignments: plan, show, ask, do, tell. */
final class AssignmentChange {
    private final CommandContext context;
    private final AssignmentAction action;
    private final @Nullable RevocationJournal journal;

    AssignmentChange(CommandContext context, AssignmentAction action) {
        this(context, action, null);
    }

    /** @param journal records each change; {@code null} for none */
    AssignmentChange(CommandContext context, AssignmentAction action, @Nullable RevocationJournal journal) {
        this.context = context;
        this.action = action;
        this.journal = journal;
    }

    int run(TargetOptions options) {
        context.output().check(AssignmentColumns.RESULTS);
        ChangeTargets targets = options.resolve(context, action);
        AssignmentPlan plan = context.session().assignments().plan(action, targets.targets());
        requireKnown(targets, plan);
        return run(plan, targets.names(), options.waits());
    }

    /**
     * Tells what the plan would do, asks, and does it.
     *
     * @param waits whether to wait until AWS has ended the last changes
     * @return the exit code
     */
    int run(AssignmentPlan plan, AssignmentNames names, boolean waits) {
        PlanReport report = new PlanReport(context, plan, names);
        plan.requirePermitted();
        List<AccountAssignment> changes = plan.changes();
        report.tellPlan();
        if (context.isDryRun()) {
            context.output().writeListing(report.planned(), AssignmentColumns.RESULTS);
            context.message("Nothing was changed.");
            return ExitStatus.OK;
        }
        boolean asksAboutOne = action == AssignmentAction.DELETE || journal != null;
        if (changes.size() > 1 || (asksAboutOne && !changes.isEmpty())) {
            context.confirm(report.question());
        }
        return carryOut(plan, report, waits, plan.isEmpty() ? null : journal);
    }

    private int carryOut(AssignmentPlan plan, PlanReport report, boolean waits, @Nullable RevocationJournal record) {
        RequestsInFlight<AccountAssignment, AssignmentRequest> work =
                context.session().assignments().changes(plan, waits);
        try (Interruptions.Work ignored = context.host().interruptions().begin(work::stop)) {
            if (record != null) {
                record.begin(
                        action.name(),
                        plan.changes().stream().map(report.names()::row).toList());
            }
            List<RequestOutcome<AccountAssignment>> outcomes = plan.isEmpty() ? List.of() : work.run();
            ChangeReport done = new ChangeReport(context, report, outcomes, waits);
            if (record != null) {
                record.end(action.name(), done.rows());
                context.message("Recorded in " + record.file());
            }
            return work.isInterrupted() ? done.tellInterruption() : done.tell();
        }
    }

    /** An id that is neither of a user nor of a group must have been one's: then it has assignments here. */
    private static void requireKnown(ChangeTargets targets, AssignmentPlan plan) {
        for (Principal principal : targets.principals()) {
            boolean seen = plan.rows().stream()
                    .anyMatch(row -> row.assignment().principalId().equals(principal.id()));
            if (!principal.exists() && !seen) {
                throw new AdminException(
                        FailureKind.NOT_FOUND,
                        "there is no user and no group with the id " + principal.id()
                                + ", and no assignment of a deleted one here",
                        "see what is assigned: awsideman assignment list --principal " + principal.id());
            }
        }
    }
}
