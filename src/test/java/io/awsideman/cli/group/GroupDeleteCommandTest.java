package io.awsideman.cli.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupDeleteCommandTest {
    private final Cli cli;

    GroupDeleteCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void rowsOfADeletionTellTheDeletionAndTheMembers() {
        CliRun run = cli.run("group delete Finance --yes -o csv").ok();

        assertThat(run.out().lines().findFirst()).hasValue("DisplayName,Deleted,Members,GroupId");
        assertThat(run.out()).contains("Finance,true,tom.oconnor,");
    }

    @Test
    void deletionShowsTheMembersWarnsOfOrphansAndDeletesOnce() {
        CliRun run = cli.run("group delete Administrators --yes -o json").ok();

        assertThat(run.json().path("Deleted").asBoolean()).isTrue();
        assertThat(run.json().path("Members")).hasSize(2);
        assertThat(run.err()).contains("has 2 members: ", "jane.smith", "orphans", "Deleted the group");
        assertThat(cli.calls()).containsEntry("identitystore:DeleteGroup", 1L);
        cli.run("group get Administrators").failed(ExitStatus.NOT_FOUND);
    }

    @Test
    void onlyTheFirstOfManyMembersAreShown() {
        cli.run("sandbox seed --users 230 --groups 1 --yes").ok();
        String name =
                cli.run("group list --query [0].DisplayName -o text").ok().out().strip();

        CliRun run = cli.run("group delete '" + name + "' --dry-run").ok();

        assertThat(run.err()).containsPattern("has \\d+ members: (\\S+, ){9}\\S+ and \\d+ more\\.");
    }

    @Test
    void yesDeletesAndAnythingElseDoesNot() {
        assertThat(cli.answering("no")
                        .run("group delete Finance")
                        .failed(ExitStatus.INTERRUPTED)
                        .err())
                .contains("Delete the group Finance", "nothing was done");
        assertThat(cli.writeCalls()).isZero();

        cli.answering("y").run("group delete Finance").ok();
        assertThat(cli.writeCalls()).isEqualTo(1);
    }

    @Test
    void withoutATerminalNothingIsDoneUnlessYesIsGiven() {
        assertThat(cli.run("group delete Finance").failed(ExitStatus.USAGE).err())
                .contains("--yes");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void dryRunShowsWhatWouldGoAndCallsNoWriteEvenWithYes() {
        CliRun run = cli.run("group delete Contractors --dry-run --yes -o json").ok();

        assertThat(run.json().path("Deleted").asBoolean()).isFalse();
        assertThat(run.err()).contains("no members", "external identity provider", "Would delete");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void deletionOfAGroupThatIsOnlyInTheCacheIsNotFound() {
        cli.run("group get Finance").ok();
        cli.run("group delete Finance --yes").ok();

        cli.run("group delete Finance --yes").failed(ExitStatus.NOT_FOUND);
    }
}
