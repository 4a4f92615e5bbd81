package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationTreeTest {
    private static final String WORK = "ou-root-aaaaaaaa";
    private static final String PRODUCTION = "ou-root-bbbbbbbb";
    private static final String SLASHED = "ou-root-cccccccc";
    private static final String EMPTY = "ou-root-dddddddd";

    private final FakeOrganizations organizations = new FakeOrganizations()
            .unit(WORK, "Work Loads", FakeOrganizations.ROOT)
            .unit(PRODUCTION, "Größe", WORK)
            .unit(SLASHED, "Work Loads/Test", FakeOrganizations.ROOT)
            .unit(EMPTY, "an empty one", FakeOrganizations.ROOT)
            .account("111111111111", "management", "m@example.com", FakeOrganizations.ROOT)
            .account("333333333333", "b", "b@example.com", PRODUCTION)
            .account("222222222222", "A", "a@example.com", PRODUCTION)
            .account("444444444444", "s", "s@example.com", SLASHED);
    private final OrganizationTree tree =
            new OrganizationTree(organizations, new ParallelReads(12, new SilentProgress()));

    @Test
    void wholeTreeHasEveryAccountWithItsPath() {
        OrganizationBranch whole = tree.whole();

        assertThat(whole.flattened().map(branch -> branch.unit().path()))
                .containsExactly("/", "/an empty one", "/Work Loads", "/Work Loads/Größe", "/Work Loads/Test");
        assertThat(whole.allAccounts()).extracting(Account::name).containsExactly("management", "A", "b", "s");
        assertThat(whole.pathsByAccountId())
                .containsEntry("111111111111", "/")
                .containsEntry("222222222222", "/Work Loads/Größe")
                .containsEntry("444444444444", "/Work Loads/Test")
                .hasSize(4);
        assertThat(organizations.calls)
                .as("one for the root, two for it and each of four units")
                .hasSize(11);
    }

    @ParameterizedTest
    @CsvSource({
        "/, r-root",
        "r-root, r-root",
        "/Work Loads, ou-root-aaaaaaaa",
        "Work Loads/, ou-root-aaaaaaaa",
        "/Work Loads/Größe, ou-root-bbbbbbbb",
        "ou-root-bbbbbbbb, ou-root-bbbbbbbb",
        "/Work Loads/Test, ou-root-cccccccc"
    })
    void unitIsFoundByPathAndId(String pathOrId, String id) {
        assertThat(tree.find(pathOrId).id()).isEqualTo(id);
    }

    @Test
    void unitFoundByIdKnowsItsPath() {
        assertThat(tree.find(PRODUCTION).path()).isEqualTo("/Work Loads/Größe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Größe", "/work loads", "/Work Loads/Größe/x", "/Work", "ou-root-00000000", "r-zzzz"})
    void whatIsNoPathFromTheRootIsNotFound(String pathOrId) {
        AdminException failure = catchThrowableOfType(AdminException.class, () -> tree.find(pathOrId));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure).hasMessageContaining(pathOrId);
        assertThat(failure.remedy()).contains("org tree");
    }

    @Test
    void pathOfTwoUnitsIsAmbiguous() {
        organizations.unit("ou-root-eeeeeeee", "Test", WORK);

        AdminException failure = catchThrowableOfType(AdminException.class, () -> tree.find("/Work Loads/Test"));

        assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
        assertThat(failure).hasMessageContainingAll(SLASHED, "ou-root-eeeeeeee");
    }

    @Test
    void branchIsReadWithoutTheRestOfTheTree() {
        OrganizationBranch branch = tree.branch("/Work Loads");

        assertThat(branch.allAccounts()).extracting(Account::name).containsExactly("A", "b");
        assertThat(organizations.calls)
                .as("the root, the units in it, and two for each of two units")
                .hasSize(6);
    }

    @Test
    void whatIsAboveAnAccountIsReadUpwardsOnly() {
        assertThat(tree.above("222222222222"))
                .extracting(OrganizationalUnit::path)
                .containsExactly("/", "/Work Loads", "/Work Loads/Größe");
        assertThat(tree.above("111111111111"))
                .extracting(OrganizationalUnit::path)
                .containsExactly("/");
        assertThat(organizations.calls).doesNotContain("ListAccountsForParent", "ListOrganizationalUnitsForParent");
    }
}
