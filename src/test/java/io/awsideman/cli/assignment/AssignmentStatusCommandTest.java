package io.awsideman.cli.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentStatusCommandTest {
    private final Cli cli;

    AssignmentStatusCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void nothingIsAnEmptyList() {
        assertThat(cli.run("assignment status -o json").ok().out().strip()).isEqualTo("[]");
        assertThat(cli.run("assignment status").ok().err()).contains("AWS remembers no change");
    }

    @Test
    void changesOfBothKindsAreListedTheNewestFirstAndNeverFromTheCache() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=20s");
        cli.run("assignment assign Billing Finance audit").ok();
        cli.run("assignment revoke Billing Finance audit --yes --no-wait").ok();

        CliRun run = cli.run("assignment status -o json").ok();

        assertThat(run.texts("Action")).containsExactly("DELETE", "CREATE");
        assertThat(run.texts("Status")).containsExactly("IN_PROGRESS", "SUCCEEDED");
        cli.later(Duration.ofMinutes(1));
        assertThat(cli.run("assignment status -o json").ok().texts("Status")).containsOnly("SUCCEEDED");
    }

    @Test
    void oneIsShownInFullWithAwsReasonAndTheLikelyCause() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "assignfail=1");
        String request = cli.run("assignment assign Billing Finance audit -o json")
                .ended(ExitStatus.UNAVAILABLE)
                .texts("RequestId")
                .get(0);

        JsonNode status =
                cli.run("assignment status " + request + " -o json").ok().json();

        assertThat(status.path("Action").asText()).isEqualTo("CREATE");
        assertThat(status.path("Status").asText()).isEqualTo("FAILED");
        assertThat(status.path("TargetId").asText()).isEqualTo("318820047153");
        assertThat(status.path("FailureReason").asText()).contains("unexpected internal service exception");
        assertThat(status.path("LikelyCause").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11111111-2222-4333-8444-555555555555", "nonsense"})
    void unknownRequestIsNotFound(String id) {
        assertThat(cli.run("assignment status " + id)
                        .failed(ExitStatus.NOT_FOUND)
                        .err())
                .contains(id);
    }

    @Test
    void refusalIsTold() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "deny=ListAccountAssignmentDeletionStatus");

        cli.run("assignment status").failed(ExitStatus.NOT_AUTHORIZED);
    }
}
