package io.awsideman.identitycenter;

import io.awsideman.identitycenter.PlannedAssignment.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what shall be with what is. */
public final class AssignmentPlanner {
    private final AssignmentScan fresh;

    /** @param fresh reads from the service, because writes follow */
    public AssignmentPlanner(AssignmentScan fresh) {
        this.fresh = fresh;
    }

    /**
     * What has to be done so that the targets are assigned, or are not.
     *
     * @param limits what AWS refuses to the caller, if anything
     */
    public AssignmentPlan plan(AssignmentAction action, AssignmentTargets targets, Optional<DelegationLimits> limits) {
        return plan(action, targets, fresh.find(targets.scope()), limits);
    }

    static AssignmentPlan plan(
            AssignmentAction action,
            AssignmentTargets targets,
            List<AccountAssignment> existing,
            Optional<DelegationLimits> limits) {
        Map<String, Account> accounts =
                targets.accounts().stream().collect(Collectors.toMap(Account::id, Function.identity()));
        Set<AccountAssignment> present = new HashSet<>(existing);
        // Only its assignments tell what a principal was that is gone.
        Stream<AccountAssignment> all =
                Stream.concat(targets.combinations(), existing.stream()).distinct();
        return new AssignmentPlan(
                action,
                all.map(assignment -> row(
                                action,
                                assignment,
                                present.contains(assignment),
                                Optional.ofNullable(accounts.get(assignment.accountId())),
                                limits))
                        .toList());
    }

    private static PlannedAssignment row(
            AssignmentAction action,
            AccountAssignment assignment,
            boolean present,
            Optional<Account> account,
            Optional<DelegationLimits> limits) {
        if (present == (action == AssignmentAction.CREATE)) {
            return new PlannedAssignment(assignment, Step.ALREADY_SO, null);
        }
        if (account.isPresent() && !account.get().isActive()) {
            return new PlannedAssignment(
                    assignment, Step.SKIP, "the account is " + account.get().state());
        }
        Optional<String> refusal = limits.flatMap(limit -> limit.refusal(assignment));
        return refusal.isPresent()
                ? new PlannedAssignment(assignment, Step.REFUSED, refusal.get())
                : new PlannedAssignment(assignment, Step.CHANGE, null);
    }
}
