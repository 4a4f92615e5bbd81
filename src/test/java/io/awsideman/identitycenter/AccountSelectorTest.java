package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountSelectorTest {
    private final FakeOrganizations organizations = new FakeOrganizations()
            .unit("ou-root-11111111", "Workloads", FakeOrganizations.ROOT)
            .unit("ou-root-22222222", "Prod", "ou-root-11111111")
            .account("111111111111", "zebra", "zebra@example.com", FakeOrganizations.ROOT)
            .account("222222222222", "prod", "prod@example.com", "ou-root-22222222")
            .account("333333333333", "nonprod-data", "data@example.com", "ou-root-11111111")
            .account("444444444444", "one, two", "both@example.com", FakeOrganizations.ROOT)
            .account("555555555555", "twin", "a@example.com", FakeOrganizations.ROOT)
            .account("666666666666", "twin", "b@example.com", FakeOrganizations.ROOT);
    private final ParallelReads reads = new ParallelReads(12, new SilentProgress());
    private final AccountSelector selector =
            new AccountSelector(organizations.accounts(), new OrganizationTree(organizations, reads), reads);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "222222222222                       | 222222222222",
                "prod                               | 222222222222",
                "data@example.com                   | 333333333333",
                "zebra,222222222222                 | 222222222222 111111111111",
                "' prod , zebra,'                   | 222222222222 111111111111",
                "prod,222222222222,prod@example.com | 222222222222",
                "one, two                           | 444444444444",
                "/Workloads                         | 333333333333 222222222222",
                "/Workloads/Prod                    | 222222222222",
                "ou-root-22222222                   | 222222222222",
                "zebra,/Workloads/Prod              | 222222222222 111111111111"
            })
    void accountsAreFoundByIdNameAddressAndUnitEachOnceInOrder(String text, String expected) {
        assertThat(select(List.of(text), Map.of())).isEqualTo(expected);
    }

    @Test
    void singleIdCostsOneCall() {
        select(List.of("222222222222"), Map.of());

        assertThat(organizations.calls).containsExactly("DescribeAccount");
    }

    @Test
    void manyIdsCostOneListing() {
        select(List.of("222222222222", "111111111111", "333333333333"), Map.of());

        assertThat(organizations.calls).containsExactly("ListAccounts");
    }

    @Test
    void nothingButTagsMeansAllWithThem() {
        organizations
                .tag("222222222222", "env", "prod")
                .tag("222222222222", "team", "a")
                .tag("333333333333", "env", "prod");

        assertThat(select(List.of(), Map.of("env", "prod"))).isEqualTo("333333333333 222222222222");
        assertThat(select(List.of(), Map.of("env", "prod", "team", "a"))).isEqualTo("222222222222");
        assertThat(select(List.of("/Workloads/Prod"), Map.of("env", "prod"))).isEqualTo("222222222222");
        assertThat(select(List.of("zebra"), Map.of("env", "prod"))).isEmpty();
    }

    @Test
    void everyAccountIsEveryAccount() {
        assertThat(selector.select(new AccountSelection(List.of(), true, Map.of())))
                .hasSize(6);
    }

    @Test
    void partOfANameFindsNothing() {
        AdminException failure =
                catchThrowableOfType(AdminException.class, () -> select(List.of("zebra,nonprod"), Map.of()));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure).hasMessageContaining("\"nonprod\"");
    }

    @Test
    void ambiguousNameListsTheCandidates() {
        AdminException failure = catchThrowableOfType(AdminException.class, () -> select(List.of("twin"), Map.of()));

        assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
        assertThat(failure).hasMessageContainingAll("555555555555", "666666666666");
    }

    private String select(List<String> names, Map<String, String> tags) {
        return String.join(
                " ",
                selector.select(new AccountSelection(names, false, tags)).stream()
                        .map(Account::id)
                        .toList());
    }
}
