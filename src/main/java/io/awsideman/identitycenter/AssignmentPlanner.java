package io.awsideman.identitycenter;

import io.awsideman.identitycenter.PlannedAssignment.Step;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what shall be with what is. */
public final class AssignmentPlanner {
    private final AssignmentScan fresh;
    private final AssignmentsUnderWay underWay;

    /** @param fresh reads from the service, because writes follow */
    public AssignmentPlanner(AssignmentScan fresh, AssignmentsUnderWay underWay) {
        this.fresh = fresh;
        this.underWay = underWay;
    }

    /**
     * What has to be done so that the targets are assigned, or are not.
     *
     * @param limits what AWS refuses to the caller, if anything
     */
    public AssignmentPlan plan(AssignmentAction action, AssignmentTargets targets, Optional<DelegationLimits> limits) {
        // In this order: what ends between the two reads is seen by the second.
        Map<AccountAssignment, AssignmentRequest> begun = underWay.find();
        return plan(action, targets, new Present(fresh.find(targets.scope()), begun), limits);
    }

    /**
     * What has to be done so that assignments are not there any more.
     *
     * @param existing reads them from the service
     * @param accounts tell which of them cannot be changed
     * @param limits tells what AWS refuses to the caller, if anything
     */
    public AssignmentPlan revocation(
            Supplier<List<AccountAssignment>> existing, List<Account> accounts, Optional<DelegationLimits> limits) {
        Map<AccountAssignment, AssignmentRequest> begun = underWay.find();
        return plan(
                AssignmentAction.DELETE,
                new AssignmentTargets(accounts, List.of(), List.of()),
                new Present(existing.get(), begun),
                limits);
    }

    /**
     * What there is.
     *
     * @param begun what AWS is changing, by the assignments that are changed
     */
    record Present(List<AccountAssignment> existing, Map<AccountAssignment, AssignmentRequest> begun) {}

    /**
     * What has to be done so that each of these is assigned.
     *
     * @param existing reads which of them are, from the service
     * @param accounts tell which of them cannot be changed
     * @param limits what AWS refuses to the caller, if anything
     */
    public AssignmentPlan assignment(
            Collection<AccountAssignment> wanted,
            Supplier<List<AccountAssignment>> existing,
            List<Account> accounts,
            Optional<DelegationLimits> limits) {
        Map<AccountAssignment, AssignmentRequest> begun = underWay.find();
        return plan(AssignmentAction.CREATE, wanted.stream(), accounts, new Present(existing.get(), begun), limits);
    }

    static AssignmentPlan plan(
            AssignmentAction action, AssignmentTargets targets, Present present, Optional<DelegationLimits> limits) {
        return plan(action, targets.combinations(), targets.accounts(), present, limits);
    }

    private static AssignmentPlan plan(
            AssignmentAction action,
            Stream<AccountAssignment> asked,
            List<Account> known,
            Present present,
            Optional<DelegationLimits> limits) {
        Map<String, Account> accounts = known.stream().collect(Collectors.toMap(Account::id, Function.identity()));
        Set<AccountAssignment> existing = new HashSet<>(present.existing());
        // Only its assignments tell what a principal was that is gone.
        Stream<AccountAssignment> all =
                Stream.concat(asked, present.existing().stream()).distinct();
        return new AssignmentPlan(
                action,
                all.map(assignment -> row(
                                action,
                                assignment,
                                existing.contains(assignment),
                                Optional.ofNullable(present.begun().get(assignment)),
                                Optional.ofNullable(accounts.get(assignment.accountId())),
                                limits))
                        .toList());
    }

    private static PlannedAssignment row(
            AssignmentAction action,
            AccountAssignment assignment,
            boolean present,
            Optional<AssignmentRequest> begun,
            Optional<Account> account,
            Optional<DelegationLimits> limits) {
        boolean alreadySo = present == (action == AssignmentAction.CREATE);
        Optional<AssignmentRequest> contrary = begun.filter(request -> request.action() != action);
        if (alreadySo && contrary.isEmpty()) {
            return PlannedAssignment.of(assignment, Step.ALREADY_SO);
        }
        if (begun.isPresent() && contrary.isEmpty()) {
            return PlannedAssignment.underWay(assignment, begun.get());
        }
        PlannedAssignment change = contrary.map(request -> PlannedAssignment.after(assignment, request))
                .orElseGet(() -> PlannedAssignment.of(assignment, Step.CHANGE));
        if (account.isPresent() && !account.get().isActive()) {
            return change.because(Step.SKIP, "the account is " + account.get().state());
        }
        return limits.flatMap(limit -> limit.refusal(assignment))
                .map(refusal -> change.because(Step.REFUSED, refusal))
                .orElse(change);
    }
}
