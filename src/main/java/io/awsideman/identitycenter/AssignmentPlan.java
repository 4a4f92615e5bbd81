package io.awsideman.identitycenter;

import io.awsideman.identitycenter.PlannedAssignment.Step;
import java.util.List;

/** What has to be done so that assignments exist, or do not. */
public record AssignmentPlan(AssignmentAction action, List<PlannedAssignment> rows) {
    public AssignmentPlan {
        rows = List.copyOf(rows);
    }

    /** The assignments to change, in the order of the plan. */
    public List<AccountAssignment> changes() {
        return rows.stream()
                .filter(row -> row.step() == Step.CHANGE)
                .map(PlannedAssignment::assignment)
                .toList();
    }

    public List<PlannedAssignment> with(Step step) {
        return rows.stream().filter(row -> row.step() == step).toList();
    }
}
