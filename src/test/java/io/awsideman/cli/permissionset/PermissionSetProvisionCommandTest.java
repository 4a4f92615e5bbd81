package io.awsideman.cli.permissionset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionSetProvisionCommandTest {
    private static final String LATEST = "LATEST_PERMISSION_SET_PROVISIONED";
    private static final String OLDER = "LATEST_PERMISSION_SET_NOT_PROVISIONED";

    private final Cli cli;

    PermissionSetProvisionCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void changeReachesTheAccountsWithProvision() {
        List<String> accounts = status("ReadOnlyAccess").findValuesAsText("AccountId");
        assertThat(accounts).hasSizeGreaterThan(1);

        CliRun update = cli.run("permission-set update ReadOnlyAccess --session-duration 2h")
                .ok();

        assertThat(update.err())
                .contains("Not up to date in " + accounts.size() + " accounts")
                .contains(accounts)
                .contains("awsideman permission-set provision ReadOnlyAccess");
        assertThat(status("ReadOnlyAccess").findValuesAsText("ProvisioningStatus"))
                .containsOnly(OLDER);

        CliRun provision =
                cli.run("permission-set provision ReadOnlyAccess -o json").ok();

        assertThat(provision.texts("Status")).containsExactly("SUCCEEDED");
        assertThat(provision.texts("PermissionSetName")).containsExactly("ReadOnlyAccess");
        assertThat(provision.err()).contains("Provisioned the permission set ReadOnlyAccess");
        assertThat(status("ReadOnlyAccess").findValuesAsText("ProvisioningStatus"))
                .containsOnly(LATEST);
        assertThat(status("ReadOnlyAccess").findValuesAsText("AccountId")).hasSameElementsAs(accounts);
    }

    @Test
    void updateProvisionsWhenAskedTo() {
        CliRun run = cli.run("permission-set update ReadOnlyAccess --session-duration 2h --provision -o json")
                .ok();

        assertThat(run.texts("Attribute")).containsExactly("SessionDuration");
        assertThat(run.err())
                .contains("Provisioned the permission set ReadOnlyAccess")
                .doesNotContain("Not up to date");
        assertThat(status("ReadOnlyAccess").findValuesAsText("ProvisioningStatus"))
                .containsOnly(LATEST);
    }

    @Test
    void oneAccountIsProvisionedByItsNameAndNoOther() {
        cli.run("permission-set update ReadOnlyAccess --session-duration 2h").ok();
        JsonNode first = status("ReadOnlyAccess").get(0);

        CliRun run = cli.run("permission-set provision ReadOnlyAccess -o json --account "
                        + first.path("AccountName").asText())
                .ok();

        assertThat(run.texts("AccountId"))
                .containsExactly(first.path("AccountId").asText());
        assertThat(run.texts("AccountName"))
                .containsExactly(first.path("AccountName").asText());
        status("ReadOnlyAccess")
                .forEach(row -> assertThat(row.path("ProvisioningStatus").asText())
                        .isEqualTo(row.path("AccountId").equals(first.path("AccountId")) ? LATEST : OLDER));
    }

    @Test
    void withoutWaitingTheRequestIsShownAndCanBeFollowed() {
        CliRun run = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=30s")
                .run("permission-set provision ReadOnlyAccess --no-wait -o json")
                .ok();
        String request = run.texts("RequestId").get(0);

        assertThat(run.texts("Status")).containsExactly("IN_PROGRESS");
        assertThat(run.err()).contains("awsideman permission-set status " + request);
        assertThat(cli.run("permission-set status " + request + " -o json")
                        .ok()
                        .json()
                        .path("Status")
                        .asText())
                .isEqualTo("IN_PROGRESS");
        cli.later(Duration.ofMinutes(1));
        JsonNode later =
                cli.run("permission-set status " + request + " -o json").ok().json();
        assertThat(later.path("Status").asText()).isEqualTo("SUCCEEDED");
        assertThat(later.path("PermissionSetName").asText()).isEqualTo("ReadOnlyAccess");
        assertThat(cli.run("permission-set status -o json").ok().texts("RequestId"))
                .contains(request);
    }

    @Test
    void failureIsToldInTheWordsOfAwsAndWithItsLikelyCause() {
        CliRun run = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "assignfail=1")
                .run("permission-set provision ReadOnlyAccess -o json")
                .ended(ExitStatus.PARTIAL);

        assertThat(run.texts("Status")).containsExactly("FAILED");
        assertThat(run.texts("FailureReason"))
                .containsExactly("An unexpected internal service exception was encountered");
        assertThat(run.err())
                .contains("An unexpected internal service exception was encountered")
                .contains("likely cause");
        assertThat(cli.run("permission-set status -o json").ok().texts("FailureReason"))
                .hasSize(1);
    }

    @Test
    void workThatTakesLongerThanTheTimeoutGoesOnAtAws() {
        CliRun run = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=5m")
                .run("permission-set provision ReadOnlyAccess --timeout 30s -o json")
                .ended(ExitStatus.UNAVAILABLE);

        assertThat(run.texts("Status")).containsExactly("IN_PROGRESS");
        assertThat(run.err()).contains("still provisioning", "permission-set status");
    }

    @Test
    void interruptedWaitingTellsWhatIsStillRunningAtAws() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=5m").interruptingAfter(Duration.ofSeconds(10));

        CliRun run = cli.run("permission-set provision ReadOnlyAccess -o json").ended(ExitStatus.INTERRUPTED);

        assertThat(run.texts("Status")).containsExactly("IN_PROGRESS");
        assertThat(run.err())
                .contains("interrupted: of the provisioning of ReadOnlyAccess 0 ended, 1 under way, 0 not begun")
                .contains("awsideman permission-set status "
                        + run.texts("RequestId").get(0));
        assertThat(cli.run("permission-set status " + run.texts("RequestId").get(0))
                        .ok()
                        .out())
                .contains("IN_PROGRESS");
    }

    @Test
    void interruptedProvisioningOfManyAccountsBeginsNoMore() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=5m").interruptingAfter(Duration.ofSeconds(10));
        String accounts = cli.run("account list --query [?State=='ACTIVE'] -o json").ok().texts("Id").stream()
                .map(id -> " --account " + id)
                .collect(Collectors.joining());

        CliRun run = cli.run("permission-set provision ReadOnlyAccess -o json" + accounts)
                .ended(ExitStatus.INTERRUPTED);

        assertThat(run.json()).hasSize(10);
        assertThat(run.err()).contains("0 ended, 10 under way, 2 not begun").contains(run.texts("RequestId"));
        assertThat(cli.calls()).containsEntry("sso-admin:ProvisionPermissionSet", 10L);
    }

    @Test
    void withoutWaitingAllAccountsAreBegunUnderTheLimitOfAws() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=30s");
        String accounts = cli.run("account list --query [?State=='ACTIVE'] -o json").ok().texts("Id").stream()
                .map(id -> " --account " + id)
                .collect(Collectors.joining());

        CliRun run = cli.run("permission-set provision ReadOnlyAccess --no-wait -o json" + accounts)
                .ok();

        assertThat(run.texts("RequestId")).hasSize(12).doesNotHaveDuplicates();
        assertThat(run.texts("Status")).contains("IN_PROGRESS");
        assertThat(cli.calls()).containsEntry("sso-admin:ProvisionPermissionSet", 12L);
    }

    @Test
    void withoutWaitingWhatHasBegunIsToldAlsoWhenAnotherAccountIsRefused() throws IOException {
        cli.run("account list").ok();
        cli.elsewhere(
                "AWSOrganizationsV20161128.RemoveAccountFromOrganization",
                """
                {"AccountId":"755930216640"}""");

        CliRun run = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=30s")
                .run(
                        "permission-set provision ReadOnlyAccess --no-wait -o json --account audit --account data-production")
                .ended(ExitStatus.PARTIAL);

        assertThat(run.texts("AccountName")).containsExactly("audit", "data-production");
        assertThat(run.texts("Status")).containsExactly("IN_PROGRESS", "FAILED");
        assertThat(run.err())
                .contains("in 755930216640 failed: ", "not found in the organization")
                .contains("permission-set status " + run.texts("RequestId").get(0));
    }

    @Test
    void accountsThatWereNotBegunInTimeAreCounted() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=1m");
        String accounts = cli.run("account list --query [?State=='ACTIVE'] -o json").ok().texts("Id").stream()
                .map(id -> " --account " + id)
                .collect(Collectors.joining());

        CliRun run = cli.run("permission-set provision ReadOnlyAccess --timeout 20s -o json" + accounts)
                .ended(ExitStatus.UNAVAILABLE);

        assertThat(run.json()).hasSize(10);
        assertThat(run.err()).contains("2 of 12 accounts were not begun", "still at the others");
    }

    @Test
    void interruptedUpdateTellsTheRequestThatBringsItToTheAccounts() {
        CliRun run = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=5m")
                .interruptingAfter(Duration.ofSeconds(10))
                .run("permission-set update ReadOnlyAccess --session-duration 2h --provision -o json")
                .ended(ExitStatus.INTERRUPTED);

        assertThat(run.err())
                .contains("Updated the permission set ReadOnlyAccess", "1 under way")
                .containsPattern("awsideman permission-set status [0-9a-f-]{36}");
    }

    @Test
    void dryRunNamesTheAccountsAndCallsNoWrite() {
        CliRun run = cli.run("permission-set provision ReadOnlyAccess --dry-run -o json")
                .ok();

        assertThat(run.json()).hasSameSizeAs(status("ReadOnlyAccess"));
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void setWithoutAccountsHasNothingToProvision() {
        cli.run("permission-set create Audit").ok();
        long before = cli.writeCalls();

        CliRun run = cli.run("permission-set provision Audit -o json").ok();

        assertThat(run.json()).isEmpty();
        assertThat(run.err()).contains("nothing to provision");
        assertThat(cli.writeCalls()).isEqualTo(before);
        assertThat(cli.run("permission-set status Audit -o json").ok().json()).isEmpty();
    }

    @Test
    void unknownSetsAccountsAndRequestsAreNotFound() {
        cli.run("permission-set provision Nobody").failed(ExitStatus.NOT_FOUND);
        cli.run("permission-set provision ReadOnlyAccess --account nowhere").failed(ExitStatus.NOT_FOUND);
        cli.run("permission-set status 00000000-0000-4000-8000-000000000000").failed(ExitStatus.NOT_FOUND);
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void refusalIsToldWithItsReason() {
        assertThat(cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ProvisionPermissionSet")
                        .run("permission-set provision ReadOnlyAccess")
                        .failed(ExitStatus.NOT_AUTHORIZED)
                        .err())
                .contains("ProvisionPermissionSet");
    }

    @Test
    void namesOfAccountsAreLeftOutWhereTheyMayNotBeKnown() {
        CliRun run = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ListAccounts")
                .run("permission-set status ReadOnlyAccess -o json")
                .ok();

        assertThat(run.texts("AccountId")).isNotEmpty();
        assertThat(run.texts("AccountName")).isEmpty();
        assertThat(run.err()).contains("names of the accounts are not shown");
    }

    private JsonNode status(String set) {
        return cli.run("permission-set status " + set + " -o json").ok().json();
    }

    @ParameterizedTest
    @CsvSource({
        "ReadOnlyAccess --description x, Would provision it in 4 accounts: ",
        "PowerUserAccess --add-tag a=b, Would provision it in",
        "ReadOnlyAccess --add-tag a=b, Would provision it in no account.",
        "NetworkAdministrator --description x, Would provision it in no account."
    })
    void dryRunOfAnUpdateSaysWhereItWouldProvision(String change, String told) {
        long writes = cli.writeCalls();

        CliRun run = cli.run("permission-set update " + change + " --provision --dry-run")
                .ok();

        assertThat(run.err()).contains(told);
        assertThat(cli.writeCalls()).isEqualTo(writes);
        assertThat(cli.run("permission-set update " + change + " --dry-run")
                        .ok()
                        .err())
                .doesNotContain("provision");
    }
}
