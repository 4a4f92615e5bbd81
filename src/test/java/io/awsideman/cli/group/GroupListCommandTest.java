package io.awsideman.cli.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupListCommandTest {
    private final Cli cli;

    GroupListCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void everyGroupIsOneLineOfTheTable() {
        CliRun run = cli.run("group list").ok();

        assertThat(run.lines()).hasSize(2 + 6);
        assertThat(run.lines().get(0)).matches("DisplayName +Description +GroupId");
        assertThat(run.out()).contains("Cloud Platform Team");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void listingThatIsLongerThanOnePageIsComplete() {
        cli.run("sandbox seed --users 2 --groups 250 --yes").ok();

        assertThat(cli.run("group list --output json").ok().json()).hasSize(250);
        assertThat(cli.run("group list --limit 3 --output json").ok().json()).hasSize(3);
        assertThat(cli.calls()).containsEntry("identitystore:ListGroups", 3L);
    }

    @Test
    void noGroupsAreAnEmptyArrayForScriptsAndASentenceForPeople() {
        cli.run("sandbox seed --users 0 --groups 0 --yes").ok();

        assertThat(cli.run("group list --output json").ok().out().strip()).isEqualTo("[]");
        assertThat(cli.run("group list").ok().err()).contains("There are no such groups.");
    }

    @Test
    void groupsAreFoundInAnyAttributeWhateverTheCase() {
        assertThat(cli.run("group find LANDING -o json").ok().texts("DisplayName"))
                .containsExactly("Cloud Platform Team");
        assertThat(cli.run("group find j.*k -o json").ok().json()).isEmpty();
        assertThat(cli.run(List.of("group", "find", "--regex", "^(dev|fin)", "-o", "json"))
                        .ok()
                        .texts("DisplayName"))
                .containsExactlyInAnyOrder("Developers", "Finance");
        assertThat(cli.run("group find e --limit 2 -o json").ok().json()).hasSize(2);
        assertThat(cli.calls()).as("find and list share a listing").containsEntry("identitystore:ListGroups", 1L);
    }

    @Test
    void brokenRegularExpressionIsAUsageErrorThatSaysWhere() {
        assertThat(cli.run("group find --regex (").failed(ExitStatus.USAGE).err())
                .contains("position");
        assertThat(cli.callsTotal()).isZero();
    }
}
