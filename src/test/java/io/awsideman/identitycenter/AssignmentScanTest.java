package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.identitycenter.AssignmentScan.Discovery;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ssoadmin.model.InternalServerException;

class AssignmentScanTest {
    private static final Principal GROUP = new Principal(PrincipalType.GROUP, "g-1", "Developers");

    private final FakeAssignments aws = new FakeAssignments();

    @ParameterizedTest
    @CsvSource({
        "1,    1,   NONE",
        "2,    1,   NONE",
        "2,    2,   NONE",
        "60,   40,  BY_PERMISSION_SET",
        "10,   40,  BY_ACCOUNT",
        "300,  1,   BY_PERMISSION_SET",
        "1,    300, BY_ACCOUNT",
        "3000, 500, BY_ACCOUNT",
        "3000, 50,  BY_PERMISSION_SET"
    })
    void placesAreFoundFromTheSideThatTakesFewerCalls(int accounts, int sets, Discovery expected) {
        assertThat(AssignmentScan.discovery(scope(accounts, sets, List.of(), true)))
                .isEqualTo(expected);
    }

    @Test
    void aFewKnownPrincipalsAreAskedThemselves() {
        assertThat(AssignmentScan.discovery(scope(60, 40, List.of(GROUP), false)))
                .isEqualTo(Discovery.BY_PRINCIPAL);
    }

    @Test
    void principalThatIsGoneCannotBeAsked() {
        assertThat(AssignmentScan.discovery(scope(60, 40, List.of(Principal.deleted("x")), false)))
                .isEqualTo(Discovery.BY_PERMISSION_SET);
    }

    @Test
    void everythingIsFoundOrphansAmongIt() {
        fill(5, 4);

        List<AccountAssignment> found = scan().find(scope(5, 4, List.of(), true));

        assertThat(found).containsExactlyInAnyOrderElementsOf(aws.assignments);
        assertThat(found).anyMatch(row -> row.principalId().equals("gone"));
        assertThat(aws.calls).hasSize(4 + 5 * 4 / 2);
    }

    @Test
    void everythingOfAnUnrestrictedSideIsFoundAlsoWhatTheListingsDoNotKnow() {
        aws.assignments.add(assignment("an account that is closed", "set-1", "g-1"));

        assertThat(scan().find(scope(5, 4, List.of(), true))).hasSize(1);
    }

    @Test
    void knownPrincipalCostsOneCallWithoutWhatItHasThroughOthers() {
        fill(5, 4);
        aws.assignments.add(assignment("account-1", "set-3", "inherited"));

        List<AccountAssignment> found = scan().find(scope(5, 4, List.of(GROUP), false));

        assertThat(found).hasSize(10).allMatch(row -> row.principalId().equals("g-1"));
        assertThat(aws.calls).containsExactly("ListAccountAssignmentsForPrincipal");
    }

    @Test
    void wherePrincipalsMayNotBeAskedThePlacesAreLookedAt() {
        fill(5, 4);
        aws.principalsMayBeAsked = false;
        Principal other = new Principal(PrincipalType.USER, "u-1", "jane");

        List<AccountAssignment> found = scan().find(scope(5, 4, List.of(GROUP, other), false));

        assertThat(found).hasSize(10);
        assertThat(aws.calls.stream().filter("ListAccountAssignmentsForPrincipal"::equals))
                .hasSize(1);
    }

    @Test
    void manyPrincipalsAreAskedOnlyWhereThereAreMorePlaces() {
        fill(8, 8); // 32 places
        List<Principal> few = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> new Principal(PrincipalType.GROUP, "g-" + i, "group " + i))
                .toList();
        List<Principal> many = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> new Principal(PrincipalType.GROUP, "g-" + i, "group " + i))
                .toList();

        List<AccountAssignment> askingThem = scan().find(scope(8, 8, few, false));
        assertThat(aws.calls).hasSize(8 + 20);
        aws.calls.clear();
        List<AccountAssignment> lookingAtPlaces = scan().find(scope(8, 8, many, false));
        assertThat(aws.calls).hasSize(8 + 32);

        assertThat(askingThem).containsExactlyInAnyOrderElementsOf(lookingAtPlaces);
    }

    @Test
    void whatWasNotAskedForIsLeftOut() {
        fill(5, 4);

        assertThat(scan().find(AssignmentScope.chosen(List.of("account-1"), List.of("set-1"), List.of(GROUP))))
                .containsExactly(assignment("account-1", "set-1", "g-1"));
    }

    @Test
    void failedCallFailsTheScan() {
        fill(5, 4);
        aws.unreadableAccount = "account-3";

        assertThatThrownBy(() -> scan().find(scope(5, 4, List.of(), true))).isInstanceOf(InternalServerException.class);
    }

    private AssignmentScan scan() {
        return new AssignmentScan(aws.service(), reads());
    }

    private static ParallelReads reads() {
        return new ParallelReads(12, new SilentProgress());
    }

    /** In every second place the group, and the group that is gone. */
    private void fill(int accounts, int sets) {
        for (int a = 1; a <= accounts; a++) {
            for (int s = 1; s <= sets; s++) {
                if ((a + s) % 2 == 0) {
                    aws.assignments.add(assignment("account-" + a, "set-" + s, "g-1"));
                    aws.assignments.add(assignment("account-" + a, "set-" + s, "gone"));
                }
            }
        }
    }

    private static AccountAssignment assignment(String account, String set, String principal) {
        return new AccountAssignment(account, set, PrincipalType.GROUP, principal);
    }

    private static AssignmentScope scope(int accounts, int sets, List<Principal> principals, boolean everyPrincipal) {
        return new AssignmentScope(
                names("account-", accounts), true, names("set-", sets), true, principals, everyPrincipal);
    }

    private static Set<String> names(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).collect(Collectors.toSet());
    }
}
