package io.awsideman.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.AwsEndpoint;
import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserDeleteCommandTest {
    private final Path home;
    private final Cli cli;

    UserDeleteCommandTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void rowsOfADeletionTellTheDeletionAndTheGroups() {
        CliRun run = cli.run("user delete jane.smith --yes -o csv").ok();

        assertThat(run.out().lines().findFirst()).hasValue("UserName,Deleted,Groups,UserId");
        assertThat(run.out()).contains("jane.smith,true,", "Cloud Platform Team");
    }

    @Test
    void deletionShowsTheGroupsWarnsOfOrphansAndDeletesOnce() {
        CliRun run = cli.run("user delete jane.smith --yes -o json").ok();

        assertThat(run.json().path("Deleted").asBoolean()).isTrue();
        assertThat(run.json().path("Groups")).hasSize(2);
        assertThat(run.err()).contains("Administrators, Cloud Platform Team").contains("orphans");
        assertThat(cli.calls()).containsEntry("identitystore:DeleteUser", 1L);
        cli.run("user get jane.smith").failed(ExitStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "yes", "YES", " y "})
    void yesDeletes(String answer) {
        CliRun run = cli.answering(answer).run("user delete jane.smith").ok();

        assertThat(run.err()).contains("Delete the user jane.smith");
        assertThat(cli.writeCalls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "no", "yeah", "jane.smith"})
    void anythingButYesDeletesNothing(String answer) {
        CliRun run = cli.answering(answer).run("user delete jane.smith").failed(ExitStatus.INTERRUPTED);

        assertThat(run.err()).contains("nothing was done");
        assertThat(cli.writeCalls()).isZero();
        assertThat(cli.run("user list -o json").ok().json()).hasSize(12);
    }

    @Test
    void endOfInputIsNoYesAndTheErrorHasALineOfItsOwn() {
        cli.endingInput().run("user delete jane.smith").failed(ExitStatus.INTERRUPTED);

        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void withoutATerminalNothingIsDoneUnlessYesIsGiven() {
        assertThat(cli.run("user delete jane.smith").failed(ExitStatus.USAGE).err())
                .contains("--yes");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void noInputNeverAsks() {
        cli.answering("y").run("user delete jane.smith --no-input").failed(ExitStatus.USAGE);

        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void dryRunShowsWhatWouldGoAndCallsNoWriteEvenWithYes() {
        CliRun run = cli.run("user delete jane.smith --dry-run --yes -o json").ok();

        assertThat(run.json().path("Deleted").asBoolean()).isFalse();
        assertThat(run.err()).contains("Would delete");
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void deletionOfNobodyIsNotFound() {
        cli.run("user delete nobody --yes").failed(ExitStatus.NOT_FOUND);

        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void userThatIsInTheCacheButGoneIsNotFound() {
        cli.run("user create --user-name jdoe --given-name J --family-name D").ok();
        cli.run("user get jdoe").ok();
        cli.run("user delete jdoe --yes").ok();

        cli.run("user delete jdoe --yes").failed(ExitStatus.NOT_FOUND);
    }

    @Test
    void ambiguousNameDeletesNobody() {
        cli.run("user create --user-name jane.smith@example.com --given-name A --family-name B")
                .ok();

        cli.run("user delete jane.smith@example.com --yes").failed(ExitStatus.USAGE);

        assertThat(cli.calls()).doesNotContainKey("identitystore:DeleteUser");
    }

    @Test
    void userOfAnExternalProviderIsWarnedOf() {
        assertThat(cli.run("user delete sofia.rossi --dry-run").ok().err()).contains("external identity provider");
    }

    @Test
    void refusedDeletionIsToldWithItsReason() throws IOException {
        try (AwsEndpoint aws = AwsEndpoint.failing(400, "AccessDeniedException", "hands off")) {
            assertThat(aws.user(home)
                            .run("user delete x --yes")
                            .failed(ExitStatus.NOT_AUTHORIZED)
                            .err())
                    .contains("hands off");
        }
    }
}
