package io.awsideman.cli.permissionset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionSetUpdateCommandTest {
    private final Path home;
    private final Cli cli;

    PermissionSetUpdateCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = PermissionSetSandbox.empty(home);
    }

    @BeforeEach
    void oneSetWithEverything() throws IOException {
        Path policy =
                Files.writeString(home.resolve("policy.json"), "{\"Version\": \"2012-10-17\", \"Statement\": []}");
        cli.run("permission-set create --name Audit+=,.@- --description Käse --session-duration 1h30m"
                        + " --relay-state https://console.aws.amazon.com/s3 --managed-policy ReadOnlyAccess"
                        + " --customer-managed-policy /team/Logs --permissions-boundary Bound --tag A=b"
                        + " --inline-policy " + policy)
                .ok();
    }

    @ParameterizedTest
    @CsvSource({
        "--remove-tag Nope, it has: A",
        "--remove-managed-policy SecurityAudit, it has: arn:aws:iam::aws:policy/ReadOnlyAccess",
        "--remove-managed-policy SecurityAudit --remove AttachedManagedPolicies, it has: arn:",
        "--remove-customer-managed-policy Logs, it has: /team/Logs"
    })
    void whatIsNotThereCannotBeTakenAway(String change, String present) {
        long writes = cli.writeCalls();

        CliRun run = cli.run("permission-set update Audit+=,.@- " + change).failed(ExitStatus.NOT_FOUND);

        assertThat(run.err()).contains(change.substring(0, change.indexOf(' ')), present);
        assertThat(cli.writeCalls()).isEqualTo(writes);
    }

    @Test
    void updateToWhatThereIsSaysThatNothingChanges() {
        assertThat(cli.run("permission-set update Audit+=,.@- --add-tag A=b")
                        .ok()
                        .err())
                .contains("Nothing changes.")
                .doesNotContain("Updated");
    }

    @ParameterizedTest
    @CsvSource({
        "--description Wurst, Description, Wurst",
        "--session-duration 4h, SessionDuration, PT4H",
        "--relay-state https://example.com, RelayState, https://example.com",
        "--managed-policy SecurityAudit, AttachedManagedPolicies, arn:aws:iam::aws:policy/SecurityAudit",
        "--add-managed-policy SecurityAudit, AttachedManagedPolicies, arn:aws:iam::aws:policy/SecurityAudit",
        "--customer-managed-policy New, CustomerManagedPolicyReferences, New",
        "--add-customer-managed-policy /x/New, CustomerManagedPolicyReferences, /x/",
        "--permissions-boundary /x/Other, PermissionsBoundary, /x/",
        "--tag C=d, Tags, C",
        "--add-tag A=other, Tags, other",
        "--remove Description, Description, ''",
        "--remove relaystate, RelayState, ''",
        "--remove InlinePolicy, InlinePolicy, ''",
        "--remove PermissionsBoundary, PermissionsBoundary, ''",
        "--remove AttachedManagedPolicies, AttachedManagedPolicies, []",
        "--remove-managed-policy ReadOnlyAccess, AttachedManagedPolicies, []",
        "--remove-customer-managed-policy /team/Logs, CustomerManagedPolicyReferences, []",
        "--remove-tag A, Tags, []"
    })
    void updateOfOneFieldLosesNoOther(String change, String field, String after) {
        ObjectNode before = (ObjectNode) get();

        CliRun run =
                cli.run("permission-set update Audit+=,.@- -o json " + change).ok();

        ObjectNode now = (ObjectNode) get();
        assertThat(
                        now.path(field).isTextual()
                                ? now.path(field).asText()
                                : now.path(field).toString())
                .contains(after);
        assertThat(now.path(field)).isNotEqualTo(before.path(field));
        assertThat(run.texts("Attribute")).containsExactly(field);
        before.remove(field);
        now.remove(field);
        assertThat(now).isEqualTo(before);
    }

    @Test
    void everyChangeIsShownWithItsBeforeAndAfter() {
        CliRun run = cli.run("permission-set update Audit+=,.@- --session-duration PT2H --add-tag X=y -o json")
                .ok();

        assertThat(run.json()).hasSize(2);
        assertThat(run.json().get(0).path("Before").asText()).isEqualTo("PT1H30M");
        assertThat(run.json().get(0).path("After").asText()).isEqualTo("PT2H");
        assertThat(run.json().get(1).path("After").toString()).isEqualTo("[\"A=b\",\"X=y\"]");
        assertThat(run.err()).contains("Updated the permission set Audit+=,.@-");
    }

    @Test
    void whatIsSoAlreadyIsNotSent() {
        long before = cli.writeCalls();

        CliRun run = cli.run("permission-set update Audit+=,.@- --description Käse --add-tag A=b"
                        + " --managed-policy ReadOnlyAccess -o json")
                .ok();

        assertThat(run.json()).isEmpty();
        assertThat(cli.writeCalls()).isEqualTo(before);
    }

    @Test
    void dryRunShowsTheChangeAndCallsNoWrite() {
        long before = cli.writeCalls();

        CliRun run = cli.run("permission-set update Audit+=,.@- --session-duration 2h --remove-tag A --dry-run -o json")
                .ok();

        assertThat(run.texts("Attribute")).containsExactly("SessionDuration", "Tags");
        assertThat(run.err()).contains("Would update");
        assertThat(cli.writeCalls()).isEqualTo(before);
    }

    @Test
    void failureHalfwaySaysWhatWasDone() {
        CliRun run = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=TagResource")
                .run("permission-set update Audit+=,.@- --session-duration 2h --add-tag X=y")
                .failed(ExitStatus.PARTIAL);

        assertThat(run.err())
                .contains("done: set description, session duration and relay state")
                .contains("Not done: set the tags X");
    }

    @Test
    void refusedFirstStepIsNotPartial() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=UpdatePermissionSet")
                .run("permission-set update Audit+=,.@- --session-duration 2h")
                .failed(ExitStatus.NOT_AUTHORIZED);
    }

    @Test
    void updateOfNothingAndOfNobodyAreErrors() {
        long before = cli.writeCalls();

        assertThat(cli.run("permission-set update Audit+=,.@-")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("no change");
        cli.run("permission-set update Nobody --description x").failed(ExitStatus.NOT_FOUND);
        assertThat(cli.run("permission-set update Audit+=,.@- --remove Name")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("InlinePolicy");

        assertThat(cli.writeCalls()).isEqualTo(before);
    }

    private JsonNode get() {
        return cli.run("permission-set get Audit+=,.@- -o json").ok().json();
    }
}
