package io.awsideman.cli.assignment;

import io.awsideman.cli.CommandContext;
import io.awsideman.identitycenter.AssignmentAction;
import io.awsideman.identitycenter.AssignmentPlan;
import io.awsideman.identitycenter.PlannedAssignment;
import io.awsideman.identitycenter.PlannedAssignment.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what a plan would do. */
final class PlanReport {
    private static final int LINES = 20;

    private final CommandContext context;
    private final AssignmentPlan plan;
    private final AssignmentNames names;

    PlanReport(CommandContext context, AssignmentPlan plan, AssignmentNames names) {
        this.context = context;
        this.plan = plan;
        this.names = names;
    }

    AssignmentPlan plan() {
        return plan;
    }

    AssignmentNames names() {
        return names;
    }

    /** Counts, the first lines, and what will not be done for whatever reason. A single change is told when it is done. */
    void tellPlan() {
        tellWhatIsLeftOut();
        if (plan.changes().size() + plan.underWay().size() < 2 && !context.isDryRun()) {
            return;
        }
        context.message("Plan: " + String.join(", ", counts()) + ".");
        plan.changes().stream()
                .limit(LINES)
                .forEach(change -> context.message((plan.action() == AssignmentAction.CREATE ? "  + " : "  - ")
                        + names.label(change)
                        + Optional.ofNullable(plan.contraries().get(change))
                                .map(contrary -> ", after the contrary change: request " + contrary.id())
                                .orElse("")));
        plan.underWay()
                .forEach((change, request) ->
                        context.message("  … " + names.label(change) + ", under way already: request " + request.id()));
        int more = plan.changes().size() - LINES;
        if (more > 0) {
            context.message("  … and " + more + " more; --dry-run lists all.");
        }
    }

    private void tellWhatIsLeftOut() {
        plan.with(Step.SKIP)
                .forEach(row -> context.warn("skipped: " + names.label(row.assignment()) + ": " + row.reason()));
        plan.with(Step.REFUSED)
                .forEach(row ->
                        context.warn("AWS would refuse: " + names.label(row.assignment()) + ": " + row.reason()));
    }

    private List<String> counts() {
        boolean create = plan.action() == AssignmentAction.CREATE;
        List<String> counts = new ArrayList<>();
        counts.add(plan.changes().size() + (create ? " to assign" : " to revoke"));
        count(counts, Step.UNDER_WAY, " under way already");
        count(counts, Step.ALREADY_SO, create ? " assigned already" : " not assigned");
        count(counts, Step.SKIP, " skipped");
        count(counts, Step.REFUSED, " that AWS would refuse");
        return counts;
    }

    private void count(List<String> counts, Step step, String what) {
        if (!plan.with(step).isEmpty()) {
            counts.add(plan.with(step).size() + what);
        }
    }

    String question() {
        int changes = plan.changes().size();
        String verb = plan.action() == AssignmentAction.CREATE ? "Assign " : "Revoke ";
        return changes == 1
                ? verb + names.label(plan.changes().get(0)) + "?"
                : verb + "these " + changes + " assignments?";
    }

    /** A row for each assignment of the plan. */
    List<Map<String, Object>> planned() {
        return plan.rows().stream()
                .map(row -> row(row, row.step() == Step.UNDER_WAY ? "IN_PROGRESS" : "PLANNED"))
                .toList();
    }

    /** The row of an assignment; its status is the one given if it is to be sent to AWS, else why it is not. */
    Map<String, Object> row(PlannedAssignment planned, String statusOfChange) {
        Map<String, Object> row = names.row(planned.assignment());
        row.put(
                "Status",
                switch (planned.step()) {
                    case CHANGE, UNDER_WAY -> statusOfChange;
                    case ALREADY_SO -> plan.action() == AssignmentAction.CREATE ? "EXISTS" : "ABSENT";
                    case SKIP -> "SKIPPED";
                    case REFUSED -> "REFUSED";
                });
        if (planned.step() == Step.UNDER_WAY && planned.request() != null) {
            row.put("RequestId", planned.request().id());
            row.put("AlreadyUnderWay", true);
        }
        if (planned.reason() != null) {
            row.put("FailureReason", planned.reason());
        }
        return row;
    }
}
