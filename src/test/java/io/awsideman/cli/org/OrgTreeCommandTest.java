package io.awsideman.cli.org;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrgTreeCommandTest {
    private final Path home;
    private final Cli cli;

    OrgTreeCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void treeIsDrawn() {
        assertThat(cli.run("org tree").ok().lines())
                .startsWith(
                        "Organization                   Id                State      Email",
                        "-----------------------------  ----------------  ---------  ------------------------------------",
                        "/                              r-ab12",
                        "├─ Example Corp                111122223333      ACTIVE     aws+management@example.com",
                        "├─ Infrastructure/             ou-ab12-3f9c1003",
                        "│  ├─ network                  425561190038      ACTIVE     aws+network@example.com",
                        "│  └─ shared-services          536014478215      ACTIVE     aws+shared-services@example.com")
                .endsWith("      └─ shop-production       647209931572      ACTIVE     aws+shop-production@example.com")
                .hasSize(23);
    }

    @Test
    void rowsAreInDepthFirstOrderWithPathAndDepth() {
        CliRun run = cli.run("org tree /Workloads -o json").ok();

        assertThat(run.texts("Name"))
                .containsExactly(
                        "Workloads",
                        "NonProduction",
                        "payments-development",
                        "shop-development",
                        "shop-staging",
                        "Production",
                        "data-production",
                        "payments-production",
                        "shop-production");
        assertThat(run.texts("Depth")).containsExactly("0", "1", "2", "2", "2", "1", "2", "2", "2");
        JsonNode account = run.json().get(8);
        assertThat(account.path("Type").asText()).isEqualTo("ACCOUNT");
        assertThat(account.path("State").asText()).isEqualTo("ACTIVE");
        assertThat(account.path("OrganizationalUnitPath").asText()).isEqualTo("/Workloads/Production");
        assertThat(account.path("ParentId").asText()).isEqualTo("ou-ab12-3f9c3009");
        assertThat(account.has("Drawing")).isFalse();
    }

    @Test
    void whoeverSelectsOrSortsGetsRowsAndNoDrawing() {
        assertThat(cli.run("org tree --sort-by Name --columns Name,Type").ok().out())
                .doesNotContain("─")
                .contains("ORGANIZATIONAL_UNIT");
        assertThat(cli.run("org tree --query [].Name -o table").ok().out()).doesNotContain("─");
        assertThat(cli.run("org tree -o text").ok().out()).doesNotContain("─");
    }

    @Test
    void treeIsCompleteBeyondTwentyPerParent() {
        cli.run("sandbox seed --users 1 --groups 0 --accounts 130 --yes").ok();

        CliRun run = cli.run("org tree -o json").ok();

        List<String> accounts = new ArrayList<>();
        run.json().forEach(row -> {
            if (row.path("Type").asText().equals("ACCOUNT")) {
                accounts.add(row.path("Id").asText());
            }
        });
        assertThat(accounts)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        cli.run("account list -o json").ok().texts("Id"))
                .hasSize(130);
    }

    @Test
    void unitsMayHaveBlanksSlashesAndLettersOfAnyLanguage() throws IOException {
        String unit = made("Größe & Gewicht/日本", "r-ab12");
        made("a b", unit);
        cli.elsewhere(
                "AWSOrganizationsV20161128.MoveAccount",
                "{\"AccountId\":\"951728340065\",\"SourceParentId\":\"ou-ab12-3f9c500f\",\"DestinationParentId\":\""
                        + unit + "\"}");

        assertThat(cli.run("org tree '/Größe & Gewicht/日本' -o json").ok().texts("Name"))
                .containsExactly("Größe & Gewicht/日本", "playground", "a b");
        assertThat(cli.run("org tree '/Größe & Gewicht/日本/a b' -o json").ok().texts("OrganizationalUnitPath"))
                .containsExactly("/Größe & Gewicht/日本/a b");
        assertThat(cli.run("account get playground --query OrganizationalUnitPath -o text")
                        .ok()
                        .out()
                        .strip())
                .isEqualTo("/Größe & Gewicht/日本");
        assertThat(cli.run("org tree").ok().out()).contains("├─ Größe & Gewicht/日本/  ");
    }

    @Test
    void pathOfTwoUnitsIsAmbiguousAndNamesBoth() throws IOException {
        String one = made("Workloads/Production", "r-ab12");

        assertThat(cli.run("org tree /Workloads/Production")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains(one, "ou-ab12-3f9c3009");
    }

    private String made(String name, String parent) throws IOException {
        return cli.elsewhere(
                        "AWSOrganizationsV20161128.CreateOrganizationalUnit",
                        "{\"Name\":\"" + name + "\",\"ParentId\":\"" + parent + "\"}")
                .at("/OrganizationalUnit/Id")
                .asText();
    }

    @Test
    void partOfTheTreeCostsOnlyItsCalls() {
        cli.run("org tree /Security").ok();

        assertThat(cli.calls())
                .containsEntry("organizations:ListAccountsForParent", 1L)
                .containsEntry("organizations:ListOrganizationalUnitsForParent", 2L);
    }

    @Test
    void secondRunAsksNothing() {
        cli.run("org tree").ok();
        long calls = cli.callsTotal();

        cli.run("org tree -o json").ok();
        cli.run("account list --ou /Workloads").ok();
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Nowhere", "Example Corp", "111122223333", "r-zz99"})
    void whatIsNoUnitIsNotFound(String unit) {
        assertThat(cli.run(List.of("org", "tree", unit))
                        .failed(ExitStatus.NOT_FOUND)
                        .err())
                .contains("\"" + unit + "\"");
    }

    @Test
    void refusalIsToldWithItsReason() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "not here")) {
            assertThat(aws.user(home)
                            .run("org tree")
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("not here", "management account");
        }
    }

    @Test
    void unitThatCannotBeReadLeavesNoPartialTree() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ListAccountsForParent");

        cli.run("org tree").failed(ExitStatus.NOT_AUTHORIZED);
    }

    @Test
    void throttlingThatDoesNotEndIsUnavailable() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "TooManyRequestsException", "Rate exceeded")) {
            aws.user(home).run("org tree --timeout 1s").failed(ExitStatus.UNAVAILABLE);
        }
    }
}
