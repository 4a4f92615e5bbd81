package io.awsideman.cli.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What AWS refuses to a delegated administrator is said before it is tried. */
class DelegatedAdministratorTest {
    private final Cli cli;

    DelegatedAdministratorTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home).with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "caller=536014478215");
    }

    @Test
    void managementAccountIsOutOfReach() {
        CliRun run = cli.run("assignment assign DatabaseAccess Finance 'Example Corp'")
                .failed(ExitStatus.NOT_AUTHORIZED);

        assertThat(run.err())
                .contains("only the management account itself can change assignments in the management account");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void permissionSetOfTheManagementAccountIsOutOfReachEverywhere() {
        CliRun run = cli.run("assignment assign Billing Finance --ou /Workloads --yes")
                .failed(ExitStatus.NOT_AUTHORIZED);

        assertThat(run.err()).contains("the permission set is provisioned in the management account 111122223333");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void theRestIsDoneAndTheCommandIsPartial() {
        CliRun run = cli.run(
                        "assignment assign --permission-set Billing --permission-set DatabaseAccess --group Finance"
                                + " --account audit --account network --yes -o json")
                .ended(ExitStatus.PARTIAL);

        assertThat(run.texts("Status")).containsExactlyInAnyOrder("REFUSED", "REFUSED", "SUCCEEDED", "SUCCEEDED");
        assertThat(run.err())
                .contains(
                        "AWS would refuse: Billing for group Finance in audit",
                        "Plan: 2 to assign, 2 that AWS would refuse.");
        assertThat(cli.calls()).containsEntry("sso-admin:CreateAccountAssignment", 2L);
    }

    @Test
    void whoMayNotAskForTheOrganizationIsNotWarnedButCanAssign() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=DescribeOrganization")
                .run("assignment assign DatabaseAccess Finance audit")
                .ok();
    }

    @Test
    void listingIsCompleteAlsoWhereNoPrincipalMayBeAsked() {
        assertThat(cli.run("assignment list --group Finance -o json").ok().json())
                .hasSize(1);
        assertThat(cli.run("assignment list -o json").ok().json()).hasSize(41);
    }
}
