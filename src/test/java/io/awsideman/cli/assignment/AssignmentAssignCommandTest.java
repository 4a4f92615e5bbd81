package io.awsideman.cli.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentAssignCommandTest {
    private static final String CREATE = "sso-admin:CreateAccountAssignment";

    private final Path home;
    private final Cli cli;

    AssignmentAssignCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Billing john.doe@example.com shop-production",
                "Deploy+Rollback=shop,v1.2@eu-1 'Cloud Platform Team' 'Example Corp'",
                "Billing misaki.yamada audit --principal-type USER",
                "--permission-set Billing --user zoe.mueller --account 318820047153",
                "--permission-set-name Billing --principal-name Developers --account-id 318820047153",
                "Billing Developers --account audit --wait"
            })
    void oneTargetIsAssignedWithoutAsking(String target) {
        CliRun run = cli.run("assignment assign -o json " + target.replace("\"", "'"))
                .ok();

        JsonNode row = run.json().get(0);
        assertThat(run.json()).hasSize(1);
        assertThat(row.path("Status").asText()).isEqualTo("SUCCEEDED");
        assertThat(row.path("RequestId").asText()).isNotEmpty();
        assertThat(run.err()).startsWith("Assigned ");
        assertThat(cli.run(List.of(
                                "assignment",
                                "get",
                                row.path("PermissionSetArn").asText(),
                                row.path("PrincipalId").asText(),
                                row.path("AccountId").asText(),
                                "-o",
                                "json"))
                        .ok()
                        .json()
                        .path("PrincipalName"))
                .isEqualTo(row.path("PrincipalName"));
    }

    @Test
    void everySetForEveryPrincipalInEveryAccountIsAskedForOnce() {
        String command = "assignment assign --permission-set Billing --permission-set DatabaseAccess --user jane.smith"
                + " --group Finance --account audit,network -o json";
        assertThat(cli.run(command).failed(ExitStatus.USAGE).err()).contains("--yes", "8 to assign");
        assertThat(cli.writeCalls()).isZero();

        CliRun run = cli.answering("y").run(command).ok();

        assertThat(run.err()).contains("Assign these 8 assignments? [y/N]", "Assigned 8.");
        assertThat(run.texts("Status")).hasSize(8).containsOnly("SUCCEEDED");
        assertThat(cli.calls()).containsEntry(CREATE, 8L);
    }

    @Test
    void refusedQuestionChangesNothing() {
        assertThat(cli.answering("n")
                        .run("assignment assign Billing Finance --ou /Workloads")
                        .failed(ExitStatus.INTERRUPTED)
                        .err())
                .contains("nothing was done");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void whatIsThereAlreadyIsNotAskedOfAwsAgain() {
        String command = "assignment assign Billing Finance 'Example Corp' -o json";

        CliRun run = cli.run(command).ok();

        assertThat(run.texts("Status")).containsExactly("EXISTS");
        assertThat(run.err()).contains("assigned already");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void dryRunShowsThePlanAndWritesNothing() {
        CliRun run = cli.run("assignment assign ReadOnlyAccess Developers --ou / --dry-run -o json")
                .ok();

        assertThat(run.texts("Status")).hasSize(13).contains("PLANNED", "EXISTS", "SKIPPED");
        assertThat(run.err())
                .contains("Plan: 9 to assign, 3 assigned already, 1 skipped.", "Nothing was changed.")
                .contains("  + ReadOnlyAccess for group Developers in audit (318820047153)");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void suspendedAccountIsSkippedWithANote() {
        CliRun run =
                cli.run("assignment assign Billing Finance legacy-crm -o json").ok();

        assertThat(run.texts("Status")).containsExactly("SKIPPED");
        assertThat(run.err()).contains("skipped: Billing for group Finance in legacy-crm (987654012349)", "SUSPENDED");
        assertThat(cli.writeCalls()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | a permission set",
                "Billing | a user or group",
                "Billing Finance | an account",
                "Billing --all-accounts | a user or group",
                "--group Finance --account audit | a permission set"
            })
    void missingTargetsAreNamed(String words, String missing) {
        assertThat(cli.run("assignment assign " + words)
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("missing: ", missing);
        assertThat(cli.callsTotal()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bill Finance audit",
                "Billing Fin audit",
                "Billing Finance aud",
                "Billing Finance /Nowhere",
                "Billing 9067642ac7-00000000-0000-4000-8000-000000000000 audit"
            })
    void unknownNamesAreNotFound(String words) {
        cli.run("assignment assign " + words).failed(ExitStatus.NOT_FOUND);
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void sharedNameNeedsTheType() {
        cli.run("group create jane.smith").ok();

        assertThat(cli.run("assignment assign Billing jane.smith audit")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("user jane.smith (", "group jane.smith (");
        cli.run("assignment assign Billing jane.smith audit --principal-type GROUP")
                .ok();
    }

    @Test
    void accountsComeFromStandardInput() {
        assertThat(cli.typing("audit\n# not this one\nnetwork\n")
                        .run("assignment assign Billing Finance --accounts-from - --yes -o json")
                        .ok()
                        .texts("AccountName"))
                .containsExactly("audit", "network");
    }

    @Test
    void emptyFileIsNoWayToSayAllAccounts() throws IOException {
        Path file = Files.createFile(home.resolve("empty"));

        assertThat(cli.run("assignment assign Billing Finance --yes --accounts-from " + file)
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("no accounts in");
    }

    @Test
    void failureOfOneIsToldWithAwsReasonAndTheLikelyCause() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "assignfail=1");

        CliRun run = cli.run("assignment assign Billing Finance audit -o json").ended(ExitStatus.UNAVAILABLE);

        assertThat(run.texts("Status")).containsExactly("FAILED");
        assertThat(run.texts("FailureReason"))
                .containsExactly("An unexpected internal service exception was encountered");
        assertThat(run.texts("LikelyCause").get(0)).contains("run the command again");
        assertThat(run.err())
                .contains("error: not assigned: Billing for group Finance in audit", "An unexpected internal service")
                .contains("request " + run.texts("RequestId").get(0));
    }

    @Test
    void failureOfSomeIsPartial() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "assignfail=0.5");

        CliRun run = cli.run("assignment assign Billing Finance --all-accounts --yes -o json")
                .ended(ExitStatus.PARTIAL);

        assertThat(run.texts("Status")).contains("FAILED", "SUCCEEDED");
        assertThat(run.err()).contains(" changes were not made; the first: An unexpected internal service exception");
    }

    @Test
    void withoutWaitingTheRequestIsNamed() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=30s");

        CliRun run = cli.run("assignment assign Billing Finance audit --no-wait -o json")
                .ok();

        assertThat(run.texts("Status")).containsExactly("IN_PROGRESS");
        String request = run.texts("RequestId").get(0);
        assertThat(run.err()).contains("assignment status " + request);
        assertThat(cli.run("assignment status " + request + " -o json")
                        .ok()
                        .json()
                        .path("Status")
                        .asText())
                .isEqualTo("IN_PROGRESS");
        cli.later(Duration.ofMinutes(1));
        assertThat(cli.run("assignment status " + request + " -o json")
                        .ok()
                        .json()
                        .path("Status")
                        .asText())
                .isEqualTo("SUCCEEDED");
        cli.run("assignment get Billing Finance audit").ok();
    }

    @Test
    void waitingEndsWithTheTimeout() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=10m");

        assertThat(cli.run("assignment assign Billing Finance audit --timeout 30s")
                        .ended(ExitStatus.UNAVAILABLE)
                        .err())
                .contains("not finished", "within 30 s", "awsideman assignment status ");
    }

    @Test
    void secondChangeAtTheSamePlaceIsNoConflictForTheUser() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=10s");

        assertThat(cli.run("assignment assign Billing --user jane.smith --user zoe.mueller --user tom.oconnor"
                                + " --account audit --yes -o json")
                        .ok()
                        .texts("Status"))
                .containsExactly("SUCCEEDED", "SUCCEEDED", "SUCCEEDED");
        assertThat(cli.calls()).containsEntry(CREATE, 3L);
    }

    @Test
    void refusalOfAwsIsToldWithItsReason() throws IOException {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=CreateAccountAssignment");
        assertThat(cli.run("assignment assign Billing Finance audit")
                        .failed(ExitStatus.NOT_AUTHORIZED)
                        .err())
                .contains("CreateAccountAssignment");
        assertThat(cli.run("assignment assign Billing Finance audit,network --yes -o json")
                        .ended(ExitStatus.NOT_AUTHORIZED)
                        .texts("Status"))
                .containsOnly("FAILED");
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "hands off")) {
            assertThat(aws.user(home)
                            .run("assignment assign Billing Finance audit")
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("hands off");
        }
    }

    @Test
    void offlineNothingIsChanged() {
        cli.run("assignment list").ok();
        cli.run("assignment assign Billing Finance audit --offline").failed(ExitStatus.UNAVAILABLE);
        assertThat(cli.writeCalls()).isZero();
    }
}
