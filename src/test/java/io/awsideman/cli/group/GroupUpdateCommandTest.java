package io.awsideman.cli.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupUpdateCommandTest {
    private final Cli cli;

    GroupUpdateCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void onlyWhatIsNamedChangesAndTheDifferenceIsShown() {
        CliRun run = cli.run("group update Finance --display-name Controlling -o json")
                .ok();

        assertThat(run.json()).hasSize(1);
        assertThat(run.json().get(0).path("Attribute").asText()).isEqualTo("DisplayName");
        assertThat(run.json().get(0).path("Before").asText()).isEqualTo("Finance");
        assertThat(run.json().get(0).path("After").asText()).isEqualTo("Controlling");
        assertThat(run.err()).contains("Updated the group Controlling");
        assertThat(cli.run("group get Controlling --query Description -o text")
                        .ok()
                        .out())
                .contains("Billing and cost reports");
        cli.run("group get Finance").failed(ExitStatus.NOT_FOUND);
    }

    @Test
    void descriptionCanBeRemoved() {
        cli.run("group update Finance --remove description").ok();

        assertThat(cli.run("group get Finance -o json").ok().json().has("Description"))
                .isFalse();
    }

    @Test
    void dryRunShowsTheDifferenceAndCallsNoWrite() {
        CliRun run = cli.run("group update Finance --name X --remove description --dry-run -o json")
                .ok();

        assertThat(run.texts("Attribute")).containsExactly("DisplayName", "Description");
        assertThat(run.texts("After")).containsExactly("X", "");
        assertThat(cli.writeCalls()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "group update Finance, no change",
        "group update Finance --remove displayName, give another one with --display-name",
        "group update Finance --remove members, cannot be taken away",
        "group update Finance --name '', --display-name is empty",
        "group update Finance --description '', takes it away with --remove description",
        "group update Finance --remove description --description X, both set and removed"
    })
    void senselessChangeIsAUsageErrorBeforeAwsIsAsked(String command, String told) {
        assertThat(cli.run(command).failed(ExitStatus.USAGE).err()).contains(told);
        assertThat(cli.callsTotal()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --dry-run", " -o json"})
    void whatIsSoAlreadyIsNotWritten(String option) {
        CliRun run = cli.run("group update Finance --name Finance --description 'Billing and cost reports'" + option)
                .ok();

        assertThat(run.messages()).containsExactly("Nothing changes.");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void unknownGroupIsNotFoundAndTakenNameAConflict() {
        cli.run("group update Financ --name X").failed(ExitStatus.NOT_FOUND);
        cli.run("group update Finance --name Developers").failed(ExitStatus.CONFLICT);
    }

    @Test
    void groupOfAnExternalProviderIsWarnedOf() {
        assertThat(cli.run("group update Contractors --description X").ok().err())
                .contains("the group Contractors is managed by an external identity provider");
    }
}
