package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.PlannedAssignment.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has to be done so that assignments exist, or do not. */
public record AssignmentPlan(AssignmentAction action, List<PlannedAssignment> rows) {
    public AssignmentPlan {
        rows = List.copyOf(rows);
    }

    /** All that the plan is about, in its order. */
    public List<AccountAssignment> assignments() {
        return rows.stream().map(PlannedAssignment::assignment).toList();
    }

    /** The assignments to change, in the order of the plan. */
    public List<AccountAssignment> changes() {
        return rows.stream()
                .filter(row -> row.step() == Step.CHANGE)
                .map(PlannedAssignment::assignment)
                .toList();
    }

    /** The changes that AWS is already at, in the order of the plan. */
    public Map<AccountAssignment, AssignmentRequest> underWay() {
        return requests(Step.UNDER_WAY);
    }

    /** By what is to be changed, the changes to the contrary that AWS is at and that have to end before. */
    public Map<AccountAssignment, AssignmentRequest> contraries() {
        return requests(Step.CHANGE);
    }

    private Map<AccountAssignment, AssignmentRequest> requests(Step step) {
        Map<AccountAssignment, AssignmentRequest> requests = new LinkedHashMap<>();
        for (PlannedAssignment row : with(step)) {
            AssignmentRequest request = row.request();
            if (request != null) {
                requests.put(row.assignment(), request);
            }
        }
        return requests;
    }

    /** Whether everything is as it shall be, or cannot be made so. */
    public boolean isEmpty() {
        return rows.stream().noneMatch(row -> row.step() == Step.CHANGE || row.step() == Step.UNDER_WAY);
    }

    /**
     * Holds that there is something to begin with.
     *
     * @throws AdminException NOT_AUTHORIZED if AWS would refuse all that is left to do
     */
    public void requirePermitted() {
        List<PlannedAssignment> refused = with(Step.REFUSED);
        if (!refused.isEmpty() && isEmpty()) {
            throw new AdminException(
                    FailureKind.NOT_AUTHORIZED,
                    "AWS refuses this to a delegated administrator: "
                            + Optional.ofNullable(refused.get(0).reason()).orElse(""),
                    "use a profile of the management account");
        }
    }

    public List<PlannedAssignment> with(Step step) {
        return rows.stream().filter(row -> row.step() == step).toList();
    }
}
