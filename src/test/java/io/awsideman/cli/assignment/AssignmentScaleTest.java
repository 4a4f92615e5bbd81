package io.awsideman.cli.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large organizations under AWS's limits; all waiting is on a clock that stands still otherwise. */
class AssignmentScaleTest {
    private static final String CREATE = "sso-admin:CreateAccountAssignment";

    private final Cli cli;

    AssignmentScaleTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void listingOfTwoThousandAssignmentsTakesNoMoreCallsThanTheModelAndThenNone() {
        cli.run("sandbox seed --users 500 --groups 40 --accounts 60 --permission-sets 40 --assignments 2000 --yes")
                .ok();
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "throttle=20");
        cli.run("sandbox status --reset-calls").ok();

        CliRun run = cli.run("assignment list -o json").ok();

        assertThat(run.json()).hasSize(2000);
        assertThat(run.json().findValuesAsText("PrincipalName")).hasSize(2000);
        assertThat(run.err()).isEmpty();
        Map<String, Long> calls = cli.calls();
        long scan = calls.getOrDefault("sso-admin:ListPermissionSets", 0L)
                + calls.getOrDefault("sso-admin:ListPermissionSetsProvisionedToAccount", 0L)
                + calls.getOrDefault("sso-admin:ListAccountsForProvisionedPermissionSet", 0L)
                + calls.getOrDefault("sso-admin:ListAccountAssignments", 0L);
        assertThat(scan)
                .as("account scan of the model: sets + accounts + places")
                .isLessThanOrEqualTo(1 + 60 + places(run));
        assertThat(calls.get("identitystore:ListUsers")).as("users by hundreds").isEqualTo(5);
        assertThat(calls.get("identitystore:ListGroups"))
                .as("groups by hundreds")
                .isEqualTo(1);
        assertThat(calls.get("organizations:ListAccounts"))
                .as("accounts by twenties")
                .isEqualTo(3);
        assertThat(calls.get("sso-admin:DescribePermissionSet"))
                .as("names of the sets")
                .isEqualTo(40);
        assertThat(calls).doesNotContainKeys("identitystore:DescribeUser", "identitystore:DescribeGroup");
        long before = cli.callsTotal();
        assertThat(cli.run("assignment list -o json").ok().out()).isEqualTo(run.out());
        assertThat(cli.callsTotal()).isEqualTo(before);
    }

    private static long places(CliRun run) {
        return StreamSupport.stream(run.json().spliterator(), false)
                .map(row -> row.path("AccountId").asText()
                        + row.path("PermissionSetArn").asText())
                .distinct()
                .count();
    }

    @Test
    void threeHundredAccountsAreAssignedWithinTheLimitsAndAgainOnlyWhatIsMissing() {
        cli.run("sandbox seed --users 10 --groups 2 --accounts 301 --permission-sets 8 --assignments 0 --yes")
                .ok();
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "throttle=20,async=3s");
        String assign = "assignment assign NetworkAdministrator Developers --all-accounts --yes -o json";

        CliRun interrupted =
                cli.interruptingAfter(Duration.ofSeconds(60)).run(assign).ended(ExitStatus.INTERRUPTED);

        long begun = cli.calls().getOrDefault(CREATE, 0L);
        assertThat(begun).isBetween(20L, 280L);
        assertThat(interrupted.err())
                .contains(
                        "interrupted: ", " in flight", (300 - begun) + " not begun", "in flight: NetworkAdministrator")
                .contains("it does only what is missing");
        cli.later(Duration.ofSeconds(10)).interruptingAfter(Duration.ofDays(1));
        CliRun again = cli.run(assign).ok();

        assertThat(cli.calls().get(CREATE))
                .as("none twice, none refused by a limit")
                .isEqualTo(300);
        assertThat(again.json().findValuesAsText("Status")).hasSize(301).containsOnly("SUCCEEDED", "EXISTS", "SKIPPED");
        assertThat(again.err()).doesNotContain("error:").contains("skipped: ", "SUSPENDED");
        cli.later(Duration.ofSeconds(1));
        assertThat(cli.run("assignment list --group Developers -o json").ok().json())
                .hasSize(300);
        cli.later(Duration.ofSeconds(1));
        assertThat(cli.run(assign).ok().err()).contains("everything is assigned already");
        assertThat(cli.calls().get(CREATE)).isEqualTo(300);
    }
}
