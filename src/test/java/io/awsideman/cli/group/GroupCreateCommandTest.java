package io.awsideman.cli.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCreateCommandTest {
    private final Cli cli;

    GroupCreateCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void groupIsAsItWasAskedForAndSaysItsId() {
        CliRun run = cli.run("group create 'Data Engineers' --description 'Own the data lake' -o json")
                .ok();
        JsonNode group = run.json();

        assertThat(group.path("DisplayName").asText()).isEqualTo("Data Engineers");
        assertThat(group.path("Description").asText()).isEqualTo("Own the data lake");
        assertThat(run.err())
                .contains("Created the group Data Engineers")
                .contains(group.path("GroupId").asText());
        assertThat(cli.run("group get 'Data Engineers' -o json").ok().json()).isEqualTo(group);
    }

    @Test
    void nameCanBeGivenInThreeWaysAndOnlyOnce() {
        cli.run("group create --name One").ok();
        cli.run("group create --display-name Two").ok();
        cli.run("group create Three --name Three").ok();

        assertThat(cli.run("group create Four --name Five")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("Four and Five");
        assertThat(cli.run("group create --description D")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("display name is missing");
        assertThat(cli.run("group list -o json").ok().json()).hasSize(9);
    }

    @Test
    void dryRunShowsTheGroupAndCallsNoWrite() {
        CliRun run = cli.run("group create Auditors --description D --dry-run -o json")
                .ok();

        assertThat(run.texts("Attribute")).containsExactly("DisplayName", "Description");
        assertThat(run.err()).contains("Would create");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void takenNameIsAConflict() {
        assertThat(cli.run("group create finance").failed(ExitStatus.CONFLICT).err())
                .contains("ConflictException");
        assertThat(cli.run("group list -o json").ok().json()).hasSize(6);
    }

    @Test
    void creationWhoseAnswerWasLostMakesOneGroupAndSucceeds() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "timeout=0.2");
        for (int i = 0; i < 6; i++) {
            cli.run("group create g" + i).ok();
        }

        cli.without("AWSIDEMAN_SANDBOX_BEHAVIOUR");
        assertThat(cli.run("group list -o json").ok().json()).hasSize(6 + 6);
    }
}
