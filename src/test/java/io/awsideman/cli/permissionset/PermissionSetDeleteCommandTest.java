package io.awsideman.cli.permissionset;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionSetDeleteCommandTest {
    private final Cli cli;

    PermissionSetDeleteCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void unusedSetIsDeletedAfterYes() {
        cli.run("permission-set get NetworkAdministrator").ok();

        CliRun run = cli.answering("y")
                .run("permission-set delete NetworkAdministrator -o json")
                .ok();

        assertThat(run.json().path("Deleted").asBoolean()).isTrue();
        assertThat(run.json().path("Assignments")).isEmpty();
        assertThat(run.err()).contains("Delete the permission set NetworkAdministrator");
        assertThat(cli.writeCalls()).isEqualTo(1);
        cli.run("permission-set get NetworkAdministrator").failed(ExitStatus.NOT_FOUND);
        assertThat(cli.run("permission-set list -o json").ok().texts("Name")).doesNotContain("NetworkAdministrator");
    }

    @Test
    void setInUseIsNotDeletedAndItsUsersAreNamed() {
        CliRun run = cli.run("permission-set delete ReadOnlyAccess --yes").failed(ExitStatus.CONFLICT);

        assertThat(run.err()).contains("is in use", "--with-assignments", "group ", "assignments in ");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void assignmentsGoFirstWhenAskedForAndTheQuestionNamesTheirNumber() {
        int assignments = cli.run("permission-set delete ReadOnlyAccess --dry-run -o json")
                .ok()
                .json()
                .path("Assignments")
                .size();
        assertThat(assignments).isPositive();

        CliRun run = cli.answering("y")
                .run("permission-set delete ReadOnlyAccess --with-assignments -o json")
                .ok();

        assertThat(run.err()).contains("and its " + assignments + " assignment");
        assertThat(run.json().path("Assignments")).hasSize(assignments);
        assertThat(cli.calls())
                .containsEntry("sso-admin:DeleteAccountAssignment", (long) assignments)
                .containsEntry("sso-admin:DeletePermissionSet", 1L);
        cli.run("permission-set get ReadOnlyAccess").failed(ExitStatus.NOT_FOUND);
    }

    @Test
    void assignmentsThatAreNotDeletedLeaveTheSet() {
        CliRun run = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "assignfail=1")
                .run("permission-set delete ReadOnlyAccess --with-assignments --yes")
                .failed(ExitStatus.PARTIAL);

        assertThat(run.err())
                .contains("An unexpected internal service exception was encountered", "run the same command again");
        assertThat(cli.calls()).doesNotContainKey("sso-admin:DeletePermissionSet");
        cli.without("AWSIDEMAN_SANDBOX_BEHAVIOUR")
                .run("permission-set delete ReadOnlyAccess --with-assignments --yes")
                .ok();
    }

    @Test
    void interruptedDeletionTellsWhatIsDoneAndWhatIsNotAndTheNextRunDoesTheRest() {
        int assignments = cli.run("permission-set delete ReadOnlyAccess --dry-run -o json")
                .ok()
                .json()
                .path("Assignments")
                .size();
        String delete = "permission-set delete ReadOnlyAccess --with-assignments --yes";

        CliRun interrupted = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=20s")
                .interruptingAfter(Duration.ofSeconds(8))
                .run(delete)
                .failed(ExitStatus.INTERRUPTED);

        assertThat(interrupted.err())
                .containsPattern(
                        "interrupted: of the assignments 0 done, 0 failed, [1-9]\\d* in flight, \\d+ not begun")
                .contains("the permission set ReadOnlyAccess is not deleted")
                .containsPattern("in flight: .*: group .*, request ");
        assertThat(cli.calls()).doesNotContainKey("sso-admin:DeletePermissionSet");
        cli.interruptingAfter(Duration.ofDays(1)).run(delete).ok();
        assertThat(cli.calls()).containsEntry("sso-admin:DeleteAccountAssignment", (long) assignments);
    }

    @Test
    void delegatedAdministratorIsToldBeforeAnythingIsDone() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "caller=536014478215");

        for (String option : List.of("--yes", "--dry-run")) {
            assertThat(cli.run("permission-set delete Billing --with-assignments " + option)
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("AWS refuses this to a delegated administrator")
                    .contains("use a profile of the management account");
        }
        assertThat(cli.writeCalls()).isZero();
        cli.run("permission-set delete DatabaseAccess --with-assignments --yes").ok();
    }

    @Test
    void setThatCannotBeDeletedAfterItsAssignmentsIsPartial() {
        CliRun run = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=DeletePermissionSet")
                .run("permission-set delete ReadOnlyAccess --with-assignments --yes")
                .failed(ExitStatus.PARTIAL);

        assertThat(run.err()).contains("deleted: ", "Not deleted: the permission set ReadOnlyAccess");
    }

    @Test
    void refusedDeletionIsToldWithItsReason() {
        assertThat(cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=DeletePermissionSet")
                        .run("permission-set delete NetworkAdministrator --yes")
                        .failed(ExitStatus.NOT_AUTHORIZED)
                        .err())
                .contains("DeletePermissionSet");
    }

    @Test
    void noAndSilenceDeleteNothing() {
        cli.run("permission-set delete NetworkAdministrator").failed(ExitStatus.USAGE);
        cli.answering("n").run("permission-set delete NetworkAdministrator").failed(ExitStatus.INTERRUPTED);
        cli.endingInput()
                .run("permission-set delete ReadOnlyAccess --with-assignments")
                .failed(ExitStatus.INTERRUPTED);

        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void dryRunCallsNoWrite() {
        CliRun run = cli.run("permission-set delete ReadOnlyAccess --with-assignments --dry-run --yes -o json")
                .ok();

        assertThat(run.json().path("Deleted").asBoolean()).isFalse();
        assertThat(run.json().at("/Assignments/0").fieldNames())
                .toIterable()
                .contains("AccountId", "AccountName", "PrincipalType", "PrincipalId");
        assertThat(run.err()).contains("Would delete");
        assertThat(cli.run("permission-set delete ReadOnlyAccess --dry-run")
                        .ok()
                        .err())
                .contains("Would refuse");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void deletionOfNobodyIsNotFound() {
        cli.run("permission-set delete Nobody --yes").failed(ExitStatus.NOT_FOUND);

        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void assignmentInASuspendedAccountIsSkippedWithANoteAndTheSetStays() throws IOException {
        String suspended = cli.run("account get data-production --query Id -o text")
                .ok()
                .out()
                .strip();
        cli.elsewhere("AWSOrganizationsV20161128.CloseAccount", "{\"AccountId\": \"" + suspended + "\"}");
        String delete = "permission-set delete ReadOnlyAccess --with-assignments";
        String skipped = "skipped: data-production (" + suspended + "): group Developers: the account is SUSPENDED";

        assertThat(cli.run(delete + " --dry-run").ok().err())
                .contains(skipped)
                .containsPattern("Would delete the permission set ReadOnlyAccess \\S+ and \\d of its \\d assignments");
        CliRun run = cli.run(delete + " --yes").failed(ExitStatus.PARTIAL);

        assertThat(run.err())
                .contains(skipped, "Not deleted: the permission set ReadOnlyAccess")
                .containsPattern("deleted: \\d of its \\d assignments");
        assertThat(cli.run("assignment list --permission-set ReadOnlyAccess --no-cache -o json")
                        .ok()
                        .texts("AccountName"))
                .containsExactly("data-production");
        assertThat(cli.run(delete + " --yes").failed(ExitStatus.CONFLICT).err()).contains(skipped);
    }
}
