package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.identitycenter.AssignmentPlanner.Present;
import io.awsideman.identitycenter.PlannedAssignment.Step;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssignmentPlannerTest {
    private static final String MANAGEMENT = "111111111111";
    private static final Account PRODUCTION = account("222222222222", "ACTIVE");
    private static final Account CLOSED = account("333333333333", "SUSPENDED");
    private static final Principal JANE = new Principal(PrincipalType.USER, "u-1", "jane");
    private static final Principal DEVELOPERS = new Principal(PrincipalType.GROUP, "g-1", "Developers");

    @Test
    void everySetForEveryPrincipalInEveryAccount() {
        AssignmentPlan plan = plan(
                AssignmentAction.CREATE,
                List.of(PRODUCTION, account(MANAGEMENT, "ACTIVE")),
                List.of("a", "b"),
                List.of(JANE, DEVELOPERS),
                List.of());

        assertThat(plan.changes()).hasSize(8).doesNotHaveDuplicates();
        assertThat(plan.changes().get(0)).isEqualTo(assignment(PRODUCTION, "a", JANE));
    }

    @Test
    void onlyWhatIsMissingIsAssigned() {
        AssignmentPlan plan = plan(
                AssignmentAction.CREATE,
                List.of(PRODUCTION),
                List.of("a"),
                List.of(JANE, DEVELOPERS),
                List.of(assignment(PRODUCTION, "a", JANE)));

        assertThat(plan.changes()).containsExactly(assignment(PRODUCTION, "a", DEVELOPERS));
        assertThat(plan.with(Step.ALREADY_SO)).hasSize(1);
    }

    @Test
    void onlyWhatIsThereIsRevoked() {
        AssignmentPlan plan = plan(
                AssignmentAction.DELETE,
                List.of(PRODUCTION),
                List.of("a"),
                List.of(JANE, DEVELOPERS),
                List.of(assignment(PRODUCTION, "a", JANE)));

        assertThat(plan.changes()).containsExactly(assignment(PRODUCTION, "a", JANE));
        assertThat(plan.with(Step.ALREADY_SO))
                .extracting(PlannedAssignment::assignment)
                .containsExactly(assignment(PRODUCTION, "a", DEVELOPERS));
    }

    @Test
    void assignmentOfADeletedPrincipalTellsWhatItWas() {
        AccountAssignment orphan = new AccountAssignment(PRODUCTION.id(), "a", PrincipalType.GROUP, "gone");

        AssignmentPlan plan = plan(
                AssignmentAction.DELETE,
                List.of(PRODUCTION),
                List.of("a"),
                List.of(Principal.deleted("gone")),
                List.of(orphan));

        assertThat(plan.changes()).containsExactly(orphan);
    }

    @Test
    void suspendedAccountsAreSkippedUnlessNothingIsToBeDoneThere() {
        AssignmentPlan plan = plan(
                AssignmentAction.CREATE,
                List.of(CLOSED),
                List.of("a"),
                List.of(JANE, DEVELOPERS),
                List.of(assignment(CLOSED, "a", JANE)));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.with(Step.SKIP)).hasSize(1).first().satisfies(row -> assertThat(row.reason())
                .contains("SUSPENDED"));
        assertThat(plan.with(Step.ALREADY_SO)).hasSize(1);
    }

    @Test
    void delegatedAdministratorIsRefusedWhatReachesIntoTheManagementAccount() {
        DelegationLimits limits = new DelegationLimits(MANAGEMENT, Set.of("everywhere"));

        AssignmentPlan plan = AssignmentPlanner.plan(
                AssignmentAction.CREATE,
                new AssignmentTargets(
                        List.of(PRODUCTION, account(MANAGEMENT, "ACTIVE")), List.of("a", "everywhere"), List.of(JANE)),
                new Present(List.of(), Map.of()),
                Optional.of(limits));

        assertThat(plan.changes()).containsExactly(assignment(PRODUCTION, "a", JANE));
        assertThat(plan.with(Step.REFUSED))
                .hasSize(3)
                .extracting(PlannedAssignment::reason)
                .anyMatch(reason -> String.valueOf(reason).contains("assignments in the management account"))
                .anyMatch(reason ->
                        String.valueOf(reason).contains("provisioned in the management account " + MANAGEMENT));
    }

    @Test
    void managementAccountHasNoLimitsAndIsAskedNothing() {
        FakeAssignments aws = new FakeAssignments();

        assertThat(DelegationLimits.of(MANAGEMENT, MANAGEMENT, List.of("a"), aws.service()))
                .isEmpty();

        assertThat(aws.calls).isEmpty();
    }

    @Test
    void limitsOfADelegatedAdministratorCostOneCall() {
        FakeAssignments aws = new FakeAssignments();
        aws.assignments.add(new AccountAssignment(MANAGEMENT, "a", PrincipalType.USER, "u-1"));
        aws.assignments.add(new AccountAssignment(MANAGEMENT, "other", PrincipalType.USER, "u-1"));

        assertThat(DelegationLimits.of(PRODUCTION.id(), MANAGEMENT, List.of("a", "b"), aws.service()))
                .contains(new DelegationLimits(MANAGEMENT, Set.of("a")));

        assertThat(aws.calls).hasSize(1);
    }

    private static AssignmentPlan plan(
            AssignmentAction action,
            List<Account> accounts,
            List<String> sets,
            List<Principal> principals,
            List<AccountAssignment> existing) {
        return AssignmentPlanner.plan(
                action,
                new AssignmentTargets(accounts, sets, principals),
                new Present(existing, Map.of()),
                Optional.empty());
    }

    private static AccountAssignment assignment(Account account, String set, Principal principal) {
        return new AccountAssignment(account.id(), set, Objects.requireNonNull(principal.type()), principal.id());
    }

    private static Account account(String id, String state) {
        return new Account(Map.of("Id", id, "Name", "account " + id, "State", state));
    }
}
