package io.awsideman.cli.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
                .contains("group name finance is taken", "awsideman group get Finance");
        assertThat(cli.run("group list -o json").ok().json()).hasSize(6);
    }

    @Test
    void dryRunFailsWhereTheCreationWould() {
        for (String taken : List.of("Finance", "finance")) {
            CliRun run = cli.run("group create --dry-run " + taken).failed(ExitStatus.CONFLICT);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("is taken").doesNotContain("Would create");
        }
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void groupThatAwsDoesNotShowYetIsPrintedAsFarAsItIsKnown() {
        cli.run("group list").ok();
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "visibility=2s");

        CliRun run = cli.run("group create Vis --description D -o json").ok();

        assertThat(run.json().path("DisplayName").asText()).isEqualTo("Vis");
        assertThat(run.json().path("Description").asText()).isEqualTo("D");
        assertThat(run.err()).contains("Created the group Vis", "AWS does not show the group yet");
        String id = run.json().path("GroupId").asText();
        cli.later(Duration.ofSeconds(5));
        assertThat(cli.run("group get Vis --query GroupId -o text --refresh")
                        .ok()
                        .out()
                        .strip())
                .isEqualTo(id);
    }

    @Test
    void updateToATakenNameIsToldWithItsHolder() {
        for (String dry : List.of("", " --dry-run")) {
            assertThat(cli.run("group update Finance --display-name developers" + dry)
                            .failed(ExitStatus.CONFLICT)
                            .err())
                    .contains("group name developers is taken", "awsideman group get Developers");
        }
        cli.run("group update Finance --display-name FINANCE --dry-run").ok();
        cli.run("group update Finance --display-name FINANCE").ok();
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
