package io.awsideman.identitycenter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The changes of assignments that a plan has: what is under way already is only waited for. */
public final class AssignmentChanges implements AsynchronousWork<AccountAssignment, AssignmentRequest> {
    private final AccountAssignments assignments;
    private final AssignmentPlan plan;
    private final Map<AccountAssignment, AssignmentRequest> underWay;
    private final Map<AccountAssignment, AssignmentRequest> contraries;

    public AssignmentChanges(AccountAssignments assignments, AssignmentPlan plan) {
        this.assignments = assignments;
        this.plan = plan;
        this.underWay = Map.copyOf(plan.underWay());
        this.contraries = Map.copyOf(plan.contraries());
    }

    /** What it is, for a progress line. */
    public String label() {
        return plan.action() == AssignmentAction.CREATE ? "Assigning" : "Revoking";
    }

    /** What to change. Those under way come first: AWS counts them among the ones it takes at once. */
    public List<AccountAssignment> targets() {
        return Stream.concat(plan.underWay().keySet().stream(), plan.changes().stream())
                .toList();
    }

    @Override
    public Object place(AccountAssignment assignment) {
        return assignment.place();
    }

    @Override
    public Optional<AssignmentRequest> before(AccountAssignment assignment) {
        return Optional.ofNullable(contraries.get(assignment));
    }

    @Override
    public Optional<AssignmentRequest> underWay(AccountAssignment assignment) {
        return Optional.ofNullable(underWay.get(assignment));
    }

    @Override
    public Optional<AssignmentRequest> begin(AccountAssignment assignment) {
        return plan.action() == AssignmentAction.CREATE
                ? Optional.of(assignments.create(assignment))
                : assignments.delete(assignment);
    }

    @Override
    public AssignmentRequest status(AssignmentRequest request) {
        return assignments.status(request.action(), request.id());
    }
}
