package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;

class AccountsTest {
    private final FakeOrganizations organizations = new FakeOrganizations()
            .account("111111111111", "shop production", "shop@example.com", FakeOrganizations.ROOT)
            .account("222222222222", "Zürich", "zürich@example.com", FakeOrganizations.ROOT)
            .account("333333333333", "twin", "one@example.com", FakeOrganizations.ROOT)
            .account("444444444444", "twin", "two@example.com", FakeOrganizations.ROOT)
            .account("555555555555", "999999999999", "digits@example.com", FakeOrganizations.ROOT)
            .account("666666666666", "shop@example.com", "other@example.com", FakeOrganizations.ROOT);
    private final Accounts accounts = organizations.accounts();

    @Test
    void idCostsOneCall() {
        assertThat(accounts.get("111111111111").name()).isEqualTo("shop production");
        assertThat(organizations.calls).containsExactly("DescribeAccount");
    }

    @Test
    void nameAndAddressAreFoundExactly() {
        assertThat(accounts.get("shop production").id()).isEqualTo("111111111111");
        assertThat(accounts.get("Zürich").id()).isEqualTo("222222222222");
        assertThat(accounts.get("two@example.com").id()).isEqualTo("444444444444");
        assertThat(accounts.get("999999999999").id())
                .as("a name of twelve digits that is nobody's id")
                .isEqualTo("555555555555");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "zürich", "Shop production", "000000000000", "11111111111", ""})
    void partsAndOtherSpellingsFindNothing(String text) {
        AdminException failure = catchThrowableOfType(AdminException.class, () -> accounts.get(text));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure).hasMessageContaining("\"" + text + "\"");
        assertThat(failure.remedy()).contains("account find");
    }

    @Test
    void sharedNameIsAmbiguousAndListsTheCandidates() {
        AdminException failure = catchThrowableOfType(AdminException.class, () -> accounts.get("twin"));

        assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
        assertThat(failure)
                .hasMessageContainingAll("333333333333", "one@example.com", "444444444444", "two@example.com");
    }

    @Test
    void nameOfOneAndAddressOfAnotherIsAmbiguous() {
        AdminException failure = catchThrowableOfType(AdminException.class, () -> accounts.get("shop@example.com"));

        assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
        assertThat(failure).hasMessageContainingAll("111111111111", "666666666666");
    }

    @Test
    void severalAreFoundInOneListing() {
        assertThat(accounts.getAll(List.of("Zürich", "111111111111", "one@example.com")))
                .extracting(Account::id)
                .containsExactly("222222222222", "111111111111", "333333333333");
        assertThat(organizations.calls).containsExactly("ListAccounts");
    }

    @Test
    void refusalNamesTheManagementAccount() {
        organizations.refusing("You don't have permissions to access this resource.");

        AdminException failure = catchThrowableOfType(AdminException.class, accounts::list);

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_AUTHORIZED);
        assertThat(failure).hasMessageContaining("don't have permissions");
        assertThat(failure.remedy()).contains(FakeOrganizations.MANAGEMENT).contains("delegated administrators");
    }

    @Test
    void refusalByAPolicyIsLeftToNameTheAction() {
        organizations.refusing("User: x is not authorized to perform: organizations:ListAccounts");

        assertThatThrownBy(accounts::list).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void olderAnswerGivesItsStatusAsState() {
        var old = software.amazon.awssdk.services.organizations.model.Account.builder()
                .id("111111111111")
                .status("SUSPENDED")
                .build();

        assertThat(Account.of(old).state()).isEqualTo("SUSPENDED");
        assertThat(Account.of(old).attributes()).containsEntry("State", "SUSPENDED");
        assertThat(Account.of(old.toBuilder().state("PENDING_CLOSURE").build()).state())
                .isEqualTo("PENDING_CLOSURE");
        assertThat(new Account(Map.of("Id", "1")).name()).isEqualTo("1");
    }
}
