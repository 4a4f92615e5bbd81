package io.awsideman.cli.permissionset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

class PermissionSetCreateCommandTest {
    private final Path home;
    private final Cli cli;

    PermissionSetCreateCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = PermissionSetSandbox.empty(home);
    }

    @Test
    void createdSetIsShownAndSeenByTheNextCommands() {
        cli.run("permission-set list").ok();
        CliRun run = cli.run("permission-set create --name A+=,.@-_b --description Käse -o json")
                .ok();

        assertThat(run.json().path("Name").asText()).isEqualTo("A+=,.@-_b");
        assertThat(run.err()).contains("Created the permission set A+=,.@-_b");
        assertThat(cli.run("permission-set list -o json").ok().texts("Name")).containsExactly("A+=,.@-_b");
        assertThat(cli.run("permission-set get A+=,.@-_b --query Description -o text")
                        .ok()
                        .out()
                        .strip())
                .isEqualTo("Käse");
    }

    @ParameterizedTest
    @CsvSource({
        "ReadOnlyAccess, arn:aws:iam::aws:policy/ReadOnlyAccess",
        "ViewOnlyAccess, arn:aws:iam::aws:policy/job-function/ViewOnlyAccess",
        "service-role/AWSConfigRole, arn:aws:iam::aws:policy/service-role/AWSConfigRole",
        "arn:aws:iam::aws:policy/SecurityAudit, arn:aws:iam::aws:policy/SecurityAudit"
    })
    void managedPolicyIsGivenByNameOrArn(String given, String arn) {
        JsonNode set = cli.run("permission-set create --name x -o json --managed-policy " + given)
                .ok()
                .json();

        assertThat(set.at("/AttachedManagedPolicies/0/Arn").asText()).isEqualTo(arn);
    }

    @ParameterizedTest
    @CsvSource({
        "--managed-policy, arn:aws-cn:iam::aws:policy/ReadOnlyAccess, aws-cn",
        "--managed-policy, arn:aws:iam::111122223333:policy/team/Own, --customer-managed-policy /team/Own",
        "--managed-policy, Read Only, policy/ReadOnlyAccess",
        "--customer-managed-policy, no name, ReadOnlyLogs",
        "--permissions-boundary, team/Own, ReadOnlyLogs",
        "--tag, Team, --tag Team=Platform",
        "--session-duration, 13h, 12 hours",
        "--session-duration, 59m, 12 hours",
        "--session-duration, long, --session-duration",
        "--description, 漢字, 漢",
        "--inline-policy, no-such-file.json, no such file"
    })
    void wrongValueIsAUsageErrorBeforeAnythingIsSent(String option, String value, String said) {
        CliRun run = cli.run(List.of("permission-set", "create", "--name", "x", option, value))
                .failed(ExitStatus.USAGE);

        assertThat(run.err()).contains(said);
        assertThat(cli.writeCalls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "naïve", "a/b", "", "123456789012345678901234567890123"})
    void impossibleNameIsAUsageError(String name) {
        cli.run(List.of("permission-set", "create", "--name", name)).failed(ExitStatus.USAGE);

        assertThat(cli.writeCalls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --dry-run"})
    void csvHasPoliciesAndTagsToo(String dry) {
        String csv = cli.run(
                        "permission-set create Audit --managed-policy ReadOnlyAccess --customer-managed-policy Logs"
                                + " --permissions-boundary Bound --tag Team=Cloud -o csv" + dry)
                .ok()
                .out();

        assertThat(csv.lines().findFirst().orElseThrow())
                .contains(
                        "AttachedManagedPolicies,CustomerManagedPolicyReferences,InlinePolicy,PermissionsBoundary,Tags");
        assertThat(csv).contains("arn:aws:iam::aws:policy/ReadOnlyAccess", "Logs", "Bound", "Team", "Cloud");
    }

    @Test
    void takenNameIsAConflictAtOnce() {
        cli.run("permission-set create --name Audit").ok();

        CliRun run = cli.run("permission-set create --name Audit --description other")
                .failed(ExitStatus.CONFLICT);

        assertThat(run.err())
                .contains("name Audit is taken", "arn:aws:sso:::permissionSet/", "awsideman permission-set get Audit");
        assertThat(cli.calls()).containsEntry("sso-admin:CreatePermissionSet", 2L);
        assertThat(cli.run("permission-set get Audit -o json").ok().json().has("Description"))
                .isFalse();
    }

    @Test
    void dryRunFailsWhereTheCreationWould() {
        cli.run("permission-set create --name Audit").ok();
        long writes = cli.writeCalls();

        CliRun run = cli.run("permission-set create Audit --dry-run").failed(ExitStatus.CONFLICT);

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("is taken").doesNotContain("Would create");
        assertThat(cli.writeCalls()).isEqualTo(writes);
    }

    @Test
    void setThatAwsDoesNotShowYetIsPrintedAsFarAsItIsKnown() {
        cli.run("permission-set list").ok();
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "visibility=2s");

        CliRun run = cli.run("permission-set create Vis --description D --session-duration 8h --tag Team=Cloud"
                        + " --managed-policy ReadOnlyAccess --customer-managed-policy /a/Logs"
                        + " --permissions-boundary Bound -o json")
                .ok();

        assertThat(run.err()).contains("Created the permission set Vis", "AWS does not show the permission set yet");
        cli.later(Duration.ofSeconds(5));
        JsonNode shown =
                cli.run("permission-set get Vis --refresh -o json").ok().json();
        run.json().fields().forEachRemaining(field -> assertThat(shown.path(field.getKey()))
                .as(field.getKey())
                .isEqualTo(field.getValue()));
        assertThat(run.json().path("PermissionSetArn").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--managed-policy 'No pe'", "--managed-policy arn:aws:iam::aws:role/X", "--managed-policy ''"})
    void managedPolicyThatIsNoneIsToldWithItsOptionAndARemedy(String policy) {
        CliRun run = cli.run("permission-set create Audit " + policy).failed(ExitStatus.USAGE);

        assertThat(run.err()).startsWith("error: --managed-policy: ").contains("hint: give its name or its ARN");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void policyThatCannotBeAttachedLeavesTheSetAndSaysHowToGoOn() {
        CliRun run = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=AttachCustomerManagedPolicyReferenceToPermissionSet")
                .run("permission-set create --name Audit --managed-policy ReadOnlyAccess"
                        + " --customer-managed-policy Logs --permissions-boundary Bound")
                .failed(ExitStatus.PARTIAL);

        assertThat(run.err())
                .contains("done: create Audit (arn:aws:sso:::permissionSet/", "attach arn:aws:iam::aws:policy/ReadOnly")
                .contains("Not done: attach the customer-managed policy Logs; put the permissions boundary Bound: ")
                .contains("permission-set update Audit …");
        cli.without("AWSIDEMAN_SANDBOX_BEHAVIOUR")
                .run("permission-set update Audit --customer-managed-policy Logs --permissions-boundary Bound")
                .ok();
        JsonNode set = cli.run("permission-set get Audit -o json").ok().json();
        assertThat(set.path("AttachedManagedPolicies")).hasSize(1);
        assertThat(set.path("CustomerManagedPolicyReferences")).hasSize(1);
    }

    @Test
    void refusedCreationDoesNothing() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=CreatePermissionSet")
                .run("permission-set create --name Audit --managed-policy ReadOnlyAccess")
                .failed(ExitStatus.NOT_AUTHORIZED);

        assertThat(cli.calls()).doesNotContainKey("sso-admin:AttachManagedPolicyToPermissionSet");
    }

    @Test
    void dryRunShowsTheSetAndCallsNoWrite() {
        CliRun run = cli.run("permission-set create --name Audit --managed-policy ReadOnlyAccess --tag a=b"
                        + " --session-duration 90m --dry-run -o json")
                .ok();

        assertThat(run.json().path("SessionDuration").asText()).isEqualTo("PT1H30M");
        assertThat(run.err()).contains("Would create the permission set Audit");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void inlinePolicyComesFromStandardInputToo() {
        cli.answering("{\"Version\": \"2012-10-17\", \"Statement\": [{\"Sid\": \"Käse\"}]}")
                .run("permission-set create --name Audit --inline-policy -")
                .ok();

        assertThat(cli.run("permission-set get Audit --query InlinePolicy -o text")
                        .ok()
                        .out()
                        .strip())
                .isEqualTo("{\"Version\": \"2012-10-17\", \"Statement\": [{\"Sid\": \"Käse\"}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\\n  \"Statement\": [\\n    {\"Effect\": Allow}\\n]} | line 3, column 21",
                "{\"Statement\": [] | line 1, column",
                "{\"Statement\": [], \"Statement\": []} | Duplicate",
                "{\"Statement\": []} {} | something follows",
                "[] | no JSON object",
                "{\"Version\": \"2012-10-17\"} | no Statement"
            })
    void brokenPolicyIsToldWithItsPlace(String policy, String said) throws IOException {
        Path file = Files.writeString(home.resolve("policy.json"), policy.replace("\\n", "\n"));

        CliRun run = cli.run("permission-set create --name Audit --inline-policy " + file)
                .failed(ExitStatus.USAGE);

        assertThat(run.err()).contains(said);
        assertThat(cli.writeCalls()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"10240, 0, 0", "10241, 0, 2", "10240, 22528, 0", "10240, 22529, 2"})
    void policyHasAtMostAsManyBytesAsAwsAllows(int dense, int blanks, int exit) throws IOException {
        String frame = "{\"Statement\":[\"\"]}";
        String policy =
                frame.replace("[\"\"]", "[" + " ".repeat(blanks) + "\"" + "x".repeat(dense - frame.length()) + "\"]");
        Path file = Files.writeString(home.resolve("policy.json"), policy);

        cli.run("permission-set create --name Audit --inline-policy " + file).ended(exit);
    }
}
