package io.awsideman.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxCommandsTest {
    private final Cli cli;

    SandboxCommandsTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void statusCountsCallsByOperationUntilTheyAreReset() {
        cli.run("user list").ok();

        JsonNode status = cli.run("sandbox status -o json --reset-calls").ok().json();
        assertThat(status.path("Users").asInt()).isEqualTo(12);
        assertThat(status.path("Applications").asInt()).isEqualTo(3);
        assertThat(status.path("Policies").asInt()).isEqualTo(13);
        assertThat(status.path("CallsTotal").asInt()).isEqualTo(2);
        assertThat(status.path("Calls").path("identitystore:ListUsers").asInt()).isEqualTo(1);
        assertThat(cli.run("sandbox status --query CallsTotal -o text")
                        .ok()
                        .out()
                        .strip())
                .isEqualTo("0");
    }

    @Test
    void dryRunLeavesTheCountOfCalls() {
        cli.run("user list").ok();
        cli.run("sandbox status --reset-calls --dry-run").ok();

        assertThat(cli.callsTotal()).isEqualTo(2);
    }

    @Test
    void seedHasTheSizesAskedForAndIsSeenAtOnce() {
        cli.run("user list").ok();

        cli.run("sandbox seed --users 30 --groups 7 --accounts 3 --memberships 1 --permission-sets 9"
                        + " --assignments 25 --yes")
                .ok();

        JsonNode status = cli.run("sandbox status -o json").ok().json();
        assertThat(status.path("Users").asInt()).isEqualTo(30);
        assertThat(status.path("Groups").asInt()).isEqualTo(7);
        assertThat(status.path("Accounts").asInt()).isEqualTo(3);
        assertThat(status.path("PermissionSets").asInt()).isEqualTo(9);
        assertThat(status.path("AccountAssignments").asInt()).isEqualTo(25);
        assertThat(cli.run("user list -o json").ok().json()).hasSize(30);
    }

    @Test
    void resetPutsTheFirstStateBackAndIsSeenAtOnce() {
        cli.run("user delete jane.smith --yes").ok();
        assertThat(cli.run("user list -o json").ok().json()).hasSize(11);

        cli.run("sandbox reset --yes").ok();

        assertThat(cli.run("user list -o json").ok().texts("UserName"))
                .hasSize(12)
                .contains("jane.smith");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox reset", "sandbox seed --users 30"})
    void destructionNeedsAYes(String command) {
        cli.run("user delete jane.smith --yes").ok();

        cli.run(command).failed(ExitStatus.USAGE);
        cli.run(command + " --dry-run").ok();
        cli.answering("no").run(command).failed(ExitStatus.INTERRUPTED);

        assertThat(cli.run("user list -o json").ok().json()).hasSize(11);
    }

    @Test
    void dryRunTellsWhatWouldBeThereAndNotWhatIs() {
        JsonNode seed = cli.run("sandbox seed --users 30 --assignments 7 --dry-run -o json")
                .ok()
                .json();

        assertThat(seed.path("Users").asInt()).isEqualTo(30);
        assertThat(seed.path("AccountAssignments").asInt()).isEqualTo(7);
        assertThat(seed.has("Calls")).isFalse();
        assertThat(cli.run("sandbox reset --dry-run -o json").ok().json().fieldNames())
                .toIterable()
                .containsExactly("Directory");
    }

    @Test
    void seedBeyondAwsLimitsIsAUsageErrorAndKeepsWhatIsThere() {
        cli.run("sandbox seed --users 100001 --yes").failed(ExitStatus.USAGE);
        cli.run("sandbox seed --users many --yes").failed(ExitStatus.USAGE);

        assertThat(cli.run("user list -o json").ok().json()).hasSize(12);
    }

    @Test
    void unknownBehaviourIsAUsageErrorThatShowsAnExample() {
        CliRun run = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "slow=yes")
                .run("user list")
                .failed(ExitStatus.USAGE);

        assertThat(run.err()).contains("slow", "latency=50ms");
    }

    @Test
    void serverRefusesAPortThatIsNoneAndOptionsThatAreNone() {
        cli.run("sandbox serve --port 70000").failed(ExitStatus.USAGE);
        cli.run("sandbox serve --http500 2").failed(ExitStatus.USAGE);
        cli.run("sandbox serve --latency soon").failed(ExitStatus.USAGE);
    }
}
