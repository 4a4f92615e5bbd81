package io.awsideman.cli.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountListCommandTest {
    private final Path home;
    private final Cli cli;

    AccountListCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void allAccountsAreListedByNameInOneCall() {
        List<String> names = cli.run("account list -o json").ok().texts("Name");

        assertThat(names).hasSize(13).startsWith("audit", "data-production", "Example Corp", "legacy-crm");
        assertThat(cli.calls()).containsOnlyKeys("organizations:ListAccounts");
    }

    @Test
    void stateIsShownAndFiltersWhateverItsCase() {
        assertThat(cli.run("account list --state suspended -o json").ok().texts("Name"))
                .containsExactly("legacy-crm");
        assertThat(cli.run("account list --state SUSPENDED,ACTIVE -o json").ok().json())
                .hasSize(13);
        assertThat(cli.run("account list").ok().lines())
                .filteredOn(line -> line.contains("legacy-crm"))
                .singleElement()
                .asString()
                .contains("SUSPENDED", "987654012349");
    }

    @Test
    void unitMeansAllBelowItAndShowsThePath() {
        CliRun run = cli.run("account list --ou /Workloads -o json").ok();

        assertThat(run.texts("Name"))
                .containsExactly(
                        "data-production",
                        "payments-development",
                        "payments-production",
                        "shop-development",
                        "shop-production",
                        "shop-staging");
        assertThat(run.texts("OrganizationalUnitPath"))
                .contains("/Workloads/Production", "/Workloads/NonProduction")
                .hasSize(6);
        assertThat(cli.calls())
                .as("only the branch is read")
                .doesNotContainKey("organizations:ListAccounts")
                .containsEntry("organizations:ListAccountsForParent", 3L);
    }

    @Test
    void unitMayBeGivenByItsId() {
        assertThat(cli.run("account list --ou ou-ab12-3f9c3009 -o json").ok().texts("OrganizationalUnitPath"))
                .containsOnly("/Workloads/Production")
                .hasSize(3);
    }

    @Test
    void pathsAreReadOnlyWhenAskedFor() {
        CliRun run = cli.run("account list --ou-path -o json").ok();

        assertThat(run.texts("OrganizationalUnitPath")).hasSize(13).contains("/", "/Security");
        assertThat(cli.run("account list --ou-path -o csv").ok().lines().get(0))
                .startsWith("Name,Id,State,Email,OrganizationalUnitPath,");
        assertThat(cli.run("account list -o csv").ok().lines().get(0)).doesNotContain("OrganizationalUnitPath");
    }

    @Test
    void tagsMustAllMatch() {
        assertThat(cli.run("account list --tag environment=production --tag owner=shop -o json")
                        .ok()
                        .texts("Name"))
                .containsExactly("shop-production");
        assertThat(cli.run("account list --tag owner -o json").ok().json()).hasSize(13);
        assertThat(cli.run("account list --tag owner= -o json").ok().json()).isEmpty();
        assertThat(cli.calls()).containsEntry("organizations:ListTagsForResource", 13L);
    }

    @Test
    void tagsAreShownAsTheApiSpellsThem() {
        var row = cli.run("account list --tag environment=management -o json")
                .ok()
                .json()
                .get(0);

        assertThat(row.at("/Tags/0/Key").asText()).isEqualTo("environment");
        assertThat(row.at("/Tags/0/Value").asText()).isEqualTo("management");
    }

    @Test
    void tagsAreReadForTheAccountsThatRemainOnly() {
        cli.run("account list --ou /Security --state ACTIVE --tag owner=security")
                .ok();

        assertThat(cli.calls()).containsEntry("organizations:ListTagsForResource", 2L);
    }

    @Test
    void tagWithoutAKeyIsAUsageError() {
        assertThat(cli.run("account list --tag =x").failed(ExitStatus.USAGE).err())
                .contains("KEY=VALUE");
        assertThat(cli.callsTotal()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Workload", "Production", "/workloads", "ou-ab12-00000000"})
    void unitThatIsNotThereIsNotFound(String unit) {
        assertThat(cli.run(List.of("account", "list", "--ou", unit))
                        .failed(ExitStatus.NOT_FOUND)
                        .err())
                .contains("\"" + unit + "\"", "org tree");
    }

    @Test
    void unknownColumnIsRefusedBeforeAnythingIsRead() {
        cli.run("account list --columns OrganizationalUnitPath").failed(ExitStatus.USAGE);

        assertThat(cli.callsTotal()).isZero();
    }

    @Test
    void nothingFoundIsNoFailure() {
        CliRun run = cli.run("account list --state CLOSED").ok();

        assertThat(run.out()).isEmpty();
        assertThat(run.messages()).containsExactly("There are no such accounts.");
        assertThat(cli.run("account list --state CLOSED -o json").ok().out().strip())
                .isEqualTo("[]");
    }

    @Test
    void listingIsCompleteBeyondOnePage() {
        cli.run("sandbox seed --users 1 --groups 0 --accounts 130 --yes").ok();

        assertThat(cli.run("account list -o json").ok().json()).hasSize(130);
        assertThat(cli.run("account list --ou-path -o json").ok().texts("OrganizationalUnitPath"))
                .hasSize(130);
        assertThat(cli.run("account list --ou /Workloads/Production -o json")
                        .ok()
                        .json()
                        .size())
                .as("accounts directly in one unit")
                .isGreaterThan(20);
        assertThat(cli.run("account list --limit 7 -o json").ok().json()).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account list",
                "account list --ou-path",
                "account list --ou /Workloads",
                "account list --tag owner=shop"
            })
    void secondRunAsksNothing(String command) {
        String first = cli.run(command).ok().out();
        long calls = cli.callsTotal();

        assertThat(cli.run(command).ok().out()).isEqualTo(first);
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void refusalIsExplainedWithTheManagementAccount() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(
                400, "AccessDeniedException", "You don't have permissions to access this resource.")) {
            assertThat(aws.user(home)
                            .run("account list")
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("You don't have permissions", "management account", "delegated administrators");
        }
    }

    @Test
    void accountWithoutOrganizationIsToldSo() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(
                400, "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.")) {
            assertThat(aws.user(home)
                            .run("account list")
                            .failed(ExitStatus.NOT_FOUND)
                            .err())
                    .contains("in no organization", "profile list");
        }
    }

    @Test
    void throttlingThatDoesNotEndIsUnavailable() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "TooManyRequestsException", "Rate exceeded")) {
            aws.user(home).run("account list --timeout 1s").failed(ExitStatus.UNAVAILABLE);
        }
    }
}
