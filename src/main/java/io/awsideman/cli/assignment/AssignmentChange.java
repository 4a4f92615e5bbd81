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
import java.util.List;

/** The way of every change of assignments: plan, show, ask, do, tell. */
final class AssignmentChange {
    private final CommandContext context;
    private final AssignmentAction action;

    AssignmentChange(CommandContext context, AssignmentAction action) {
        this.context = context;
        this.action = action;
    }

    int run(TargetOptions options) {
        context.output().check(AssignmentColumns.RESULTS);
        ChangeTargets targets = options.resolve(context, action);
        AssignmentPlan plan = context.session().assignments().plan(action, targets.targets());
        requireKnown(targets, plan);
        PlanReport report = new PlanReport(context, plan, targets.names());
        plan.requirePermitted();
        List<AccountAssignment> changes = plan.changes();
        report.tellPlan();
        if (context.isDryRun()) {
            context.output().writeListing(report.planned(), AssignmentColumns.RESULTS);
            context.message("Nothing was changed.");
            return ExitStatus.OK;
        }
        if (changes.size() > 1 || (action == AssignmentAction.DELETE && !changes.isEmpty())) {
            context.confirm(report.question());
        }
        return carryOut(options, plan, report);
    }

    private int carryOut(TargetOptions options, AssignmentPlan plan, PlanReport report) {
        RequestsInFlight<AccountAssignment, AssignmentRequest> work =
                context.session().assignments().changes(plan, options.waits());
        try (Interruptions.Work ignored = context.host().interruptions().begin(work::stop)) {
            List<RequestOutcome<AccountAssignment>> outcomes = plan.isEmpty() ? List.of() : work.run();
            ChangeReport done = new ChangeReport(context, report, outcomes, options.waits());
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
