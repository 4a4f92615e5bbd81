package io.awsideman.cli.org;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrgPoliciesCommandTest {
    private final Path home;
    private final Cli cli;

    OrgPoliciesCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop-production", "647209931572", "aws+shop-production@example.com"})
    void accountHasThePoliciesOfAllThatIsAboveIt(String account) {
        CliRun run = cli.run("org policies " + account + " -o json").ok();

        assertThat(run.texts("PolicyType"))
                .startsWith("SERVICE_CONTROL_POLICY")
                .contains("RESOURCE_CONTROL_POLICY", "TAG_POLICY")
                .hasSize(15);
        JsonNode first = run.json().get(0);
        assertThat(first.path("PolicyName").asText()).isEqualTo("DenyLeavingOrganization");
        assertThat(first.path("TargetType").asText()).isEqualTo("ROOT");
        assertThat(first.path("Inherited").asBoolean()).isTrue();
        JsonNode direct = run.json().get(6);
        assertThat(direct.path("PolicyName").asText()).isEqualTo("FullAWSAccess");
        assertThat(direct.path("TargetType").asText()).isEqualTo("ACCOUNT");
        assertThat(direct.path("TargetId").asText()).isEqualTo("647209931572");
        assertThat(direct.path("OrganizationalUnitPath").asText()).isEqualTo("/Workloads/Production");
        assertThat(direct.path("Inherited").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/Workloads, 4, 2", "ou-ab12-3f9c2006, 4, 2", "/, 2, 2", "r-ab12, 2, 2"})
    void unitHasItsOwnAndThoseAboveIt(String unit, int policies, int direct) {
        CliRun run = cli.run("org policies " + unit + " --type scp -o json").ok();

        assertThat(run.json()).hasSize(policies);
        assertThat(run.texts("Inherited")).filteredOn("false"::equals).hasSize(direct);
    }

    @Test
    void typeIsGivenShortOrAsTheApiCallsIt() {
        assertThat(cli.run("org policies shop-production --type rcp,TAG_POLICY -o json")
                        .ok()
                        .texts("PolicyType"))
                .containsOnly("RESOURCE_CONTROL_POLICY", "TAG_POLICY");
        assertThat(cli.run("org policies shop-production --type BACKUP_POLICY")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("BACKUP_POLICY", "SERVICE_CONTROL_POLICY");
    }

    @Test
    void onlyTheWayUpwardsIsAsked() {
        cli.run("org policies 647209931572").ok();

        assertThat(cli.calls())
                .as("three types at the root, two units and the account")
                .containsEntry("organizations:ListPoliciesForTarget", 12L)
                .doesNotContainKeys("organizations:ListAccounts", "organizations:ListOrganizationalUnitsForParent");
    }

    @Test
    void managementAccountIsToldToBeFree() {
        assertThat(cli.run("org policies 111122223333 --type scp").ok().messages())
                .anyMatch(message -> message.contains("do not restrict the management account"));
        assertThat(cli.run("org policies shop-staging --type scp").ok().messages())
                .isEmpty();
    }

    @Test
    void unknownAccountAndUnitAreNotFound() {
        assertThat(cli.run("org policies nowhere").failed(ExitStatus.NOT_FOUND).err())
                .contains("account \"nowhere\"");
        assertThat(cli.run("org policies /nowhere").failed(ExitStatus.NOT_FOUND).err())
                .contains("organizational unit \"/nowhere\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop-production", "/Workloads/Production"})
    void secondRunAsksNothing(String target) {
        cli.run("org policies " + target).ok();
        long calls = cli.callsTotal();

        cli.run("org policies " + target).ok();
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    @Test
    void refusalIsToldWithItsReason() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "not here")) {
            assertThat(aws.user(home)
                            .run("org policies 111122223333")
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("not here", "management account");
        }
    }

    @Test
    void throttlingThatDoesNotEndIsUnavailable() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "TooManyRequestsException", "Rate exceeded")) {
            aws.user(home).run("org policies / --timeout 1s").failed(ExitStatus.UNAVAILABLE);
        }
    }
}
