package io.awsideman.cli.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentRevokeCommandTest {
    private static final String DELETE = "sso-admin:DeleteAccountAssignment";
    private static final String ONE = "assignment revoke ReadOnlyAccess tom.oconnor shop-production";

    private final Cli cli;

    AssignmentRevokeCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void oneIsAskedForAndDeletedOnce() {
        CliRun run = cli.answering("y").run(ONE + " -o json").ok();

        assertThat(run.err())
                .contains("Revoke ReadOnlyAccess for user tom.oconnor in shop-production (647209931572)? [y/N]")
                .contains("Revoked ReadOnlyAccess for user tom.oconnor");
        assertThat(run.texts("Status")).containsExactly("SUCCEEDED");
        assertThat(cli.calls()).containsEntry(DELETE, 1L);
        cli.run("assignment get ReadOnlyAccess tom.oconnor shop-production").failed(ExitStatus.NOT_FOUND);
    }

    @Test
    void withoutATerminalItNeedsYes() {
        assertThat(cli.run(ONE).failed(ExitStatus.USAGE).err()).contains("--yes");
        assertThat(cli.writeCalls()).isZero();
        cli.run(ONE + " --yes").ok();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "", "yess"})
    void anythingButYesChangesNothing(String answer) {
        cli.answering(answer).run(ONE).failed(ExitStatus.INTERRUPTED);
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void dryRunWritesNothing() {
        CliRun run = cli.run("assignment revoke SecurityAudit SecurityAuditors --all-accounts --dry-run -o json")
                .ok();

        assertThat(run.texts("Status")).contains("PLANNED", "ABSENT").doesNotContain("SUCCEEDED");
        assertThat(run.err()).contains("Plan: 12 to revoke, 1 not assigned.", "Nothing was changed.");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void everywhereIsOneCommandAndASecondOneHasNothingToDo() {
        String everywhere = "assignment revoke SecurityAudit SecurityAuditors --all-accounts --yes -o json";

        assertThat(cli.run(everywhere).ok().err()).contains("Revoked 12.");
        CliRun again = cli.run(everywhere).ok();

        assertThat(again.texts("Status")).hasSize(13).containsOnly("ABSENT");
        assertThat(again.err()).contains("Nothing to do");
        assertThat(cli.calls()).containsEntry(DELETE, 12L);
        assertThat(cli.run("assignment list --group SecurityAuditors -o json")
                        .ok()
                        .json())
                .isEmpty();
    }

    @Test
    void orphanIsRevokedByItsId() {
        List<String> orphan = cli.run("assignment list --account log-archive --permission-set ReadOnlyAccess -o json")
                .ok()
                .texts("PrincipalId");

        CliRun run = cli.run("assignment revoke ReadOnlyAccess " + orphan.get(0) + " --all-accounts --yes -o json")
                .ok();

        assertThat(run.texts("Status")).containsExactly("SUCCEEDED");
        assertThat(run.err()).contains("Revoked ReadOnlyAccess for deleted user " + orphan.get(0) + " in log-archive");
        assertThat(cli.run("assignment list -o json").ok().texts("PrincipalExists"))
                .doesNotContain("false");
    }

    @Test
    void assignmentsOfAUserWhoWasDeletedStayAndCanBeRevoked() {
        String id = cli.run("user get priya.patel --query UserId -o text")
                .ok()
                .out()
                .strip();
        cli.run("user delete priya.patel --yes").ok();

        cli.run("assignment revoke DatabaseAccess " + id + " data-production --yes")
                .ok();

        assertThat(cli.run("assignment list --permission-set DatabaseAccess -o json")
                        .ok()
                        .json())
                .isEmpty();
    }

    @Test
    void idOfNobodyWithoutAssignmentIsNotFound() {
        assertThat(cli.run(
                                "assignment revoke Billing 9067642ac7-00000000-0000-4000-8000-000000000000 --all-accounts --yes")
                        .failed(ExitStatus.NOT_FOUND)
                        .err())
                .contains("no user and no group with the id");
    }

    @Test
    void suspendedAccountIsSkipped() {
        assertThat(cli.run("assignment revoke Billing Finance legacy-crm,audit --yes -o json")
                        .ok()
                        .texts("Status"))
                .containsOnly("ABSENT");
    }

    @Test
    void refusalIsToldWithItsReason() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=DeleteAccountAssignment");

        assertThat(cli.run(ONE + " --yes").failed(ExitStatus.NOT_AUTHORIZED).err())
                .contains("DeleteAccountAssignment");
    }
}
