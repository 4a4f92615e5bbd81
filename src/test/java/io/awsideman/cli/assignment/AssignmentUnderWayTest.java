package io.awsideman.cli.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes that AWS is still at are waited for, and not sent again. */
class AssignmentUnderWayTest {
    private static final String CREATE = "sso-admin:CreateAccountAssignment";
    private static final String DELETE = "sso-admin:DeleteAccountAssignment";
    private static final String ASSIGN =
            "assignment assign NetworkAdministrator Developers --all-accounts --yes -o json";

    private final Cli cli;

    AssignmentUnderWayTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home).with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=40s");
    }

    @Test
    void interruptedCommandRunAgainAtOnceSendsOnlyWhatIsMissing() {
        cli.interruptingAfter(Duration.ofSeconds(10)).run(ASSIGN).ended(ExitStatus.INTERRUPTED);
        assertThat(cli.calls()).containsEntry(CREATE, 10L);

        CliRun again = cli.interruptingAfter(Duration.ofDays(1)).run(ASSIGN).ok();

        assertThat(cli.calls()).containsEntry(CREATE, 12L);
        assertThat(again.texts("Status")).hasSize(13).containsOnly("SUCCEEDED", "SKIPPED");
        assertThat(again.json().findValues("AlreadyUnderWay")).hasSize(10);
        assertThat(again.err())
                .contains("Plan: 2 to assign, 10 under way already", "under way already: request ")
                .contains("Assigned 12; 10 of 12 were under way already.");
        assertThat(cli.run("assignment list --permission-set NetworkAdministrator -o json")
                        .ok()
                        .json())
                .hasSize(12);
    }

    @Test
    void interruptedRevocationRunAgainAtOnceSendsNothingTwice() {
        String revoke = "assignment revoke ReadOnlyAccess Developers --all-accounts --yes -o json";
        cli.interruptingAfter(Duration.ofSeconds(10)).run(revoke).ended(ExitStatus.INTERRUPTED);
        assertThat(cli.calls()).containsEntry(DELETE, 3L);

        CliRun again = cli.interruptingAfter(Duration.ofDays(1)).run(revoke).ok();

        assertThat(cli.calls()).containsEntry(DELETE, 3L);
        assertThat(again.err()).contains("Plan: 0 to revoke, 3 under way already", "Revoked 3; 3 of 3 were under way");
        assertThat(cli.run("assignment list --permission-set ReadOnlyAccess --group Developers -o json")
                        .ok()
                        .json())
                .isEmpty();
    }

    @Test
    void oneChangeIsFollowedByItsRequest() {
        String assign = "assignment assign Billing Finance audit -o json ";
        List<String> request = cli.run(assign + "--no-wait").ok().texts("RequestId");

        CliRun dry = cli.run(assign + "--dry-run").ok();
        CliRun begun = cli.run(assign + "--no-wait").ok();
        CliRun ended = cli.run(assign).ok();

        assertThat(dry.texts("Status")).containsExactly("IN_PROGRESS");
        assertThat(begun.texts("Status")).containsExactly("IN_PROGRESS");
        assertThat(begun.err()).contains("Under way already: Billing for group Finance in audit", "assignment status ");
        assertThat(ended.texts("Status")).containsExactly("SUCCEEDED");
        assertThat(ended.err()).contains("Under way already: Assigned Billing for group Finance in audit");
        assertThat(List.of(dry, begun, ended))
                .allSatisfy(run -> assertThat(run.texts("RequestId")).isEqualTo(request));
        assertThat(cli.calls()).containsEntry(CREATE, 1L);
    }

    @Test
    void stoppedWaitingForTheChangesOfAnEarlierRunTellsThemAgain() {
        cli.interruptingAfter(Duration.ofSeconds(10)).run(ASSIGN).ended(ExitStatus.INTERRUPTED);

        CliRun again = cli.interruptingAfter(Duration.ofSeconds(3)).run(ASSIGN).ended(ExitStatus.INTERRUPTED);

        assertThat(again.err()).contains("interrupted: 0 done, 0 failed, 10 in flight, 2 not begun");
        assertThat(cli.calls()).containsEntry(CREATE, 10L);
    }

    @ParameterizedTest
    @CsvSource({"revoke,assign,true", "assign,revoke,false"})
    void contraryChangeIsWaitedForFirst(String first, String second, boolean assigned) {
        String target = " ReadOnlyAccess Developers audit --no-wait --yes";
        if (first.equals("revoke")) {
            cli.run("assignment assign" + target).ok();
            cli.later(Duration.ofMinutes(1));
        }
        cli.run("assignment " + first + target).ok();

        CliRun dry = cli.run("assignment " + second + target + " --dry-run").ok();
        CliRun contrary = cli.run("assignment " + second + target + " -o json").ok();

        assertThat(dry.err()).contains(", after the contrary change: request ");
        assertThat(contrary.texts("Status")).containsExactly("IN_PROGRESS");
        cli.later(Duration.ofMinutes(1));
        assertThat(cli.run("assignment get ReadOnlyAccess Developers audit").exitCode())
                .isEqualTo(assigned ? ExitStatus.OK : ExitStatus.NOT_FOUND);
    }

    @Test
    void contraryChangeThatDoesNotEndIsNamed() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=10m");
        cli.run("assignment assign ReadOnlyAccess Developers audit --no-wait").ok();
        String revoke = "assignment revoke ReadOnlyAccess Developers audit --yes ";

        assertThat(cli.run(revoke + "--timeout 30s").ended(ExitStatus.CONFLICT).err())
                .contains("AWS is still at the contrary change, request ");
        assertThat(cli.interruptingAfter(Duration.ofSeconds(5))
                        .run(revoke)
                        .ended(ExitStatus.INTERRUPTED)
                        .err())
                .contains("0 done, 0 failed, 0 in flight, 1 not begun");
        assertThat(cli.calls()).doesNotContainKey(DELETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListAccountAssignmentDeletionStatus", "DescribeAccountAssignmentDeletionStatus"})
    void whoMayNotSeeTheChangesOfOthersMayStillMakeTheirs(String denied) {
        cli.run("assignment revoke ReadOnlyAccess Developers --all-accounts --no-wait --yes")
                .ok();

        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=40s,deny=" + denied);

        assertThat(cli.run("assignment assign Billing Finance audit -o json")
                        .ok()
                        .texts("Status"))
                .containsExactly("SUCCEEDED");
        assertThat(cli.calls()).containsKey("sso-admin:" + denied);
    }
}
