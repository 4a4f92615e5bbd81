package io.awsideman.cli.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupMemberChangesTest {
    private final Cli cli;

    GroupMemberChangesTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void severalUsersAreAddedAtOnceAndWhoIsInStaysIn() {
        CliRun run = cli.run(
                        "group add-member 'Cloud Platform Team' lena.novak jane.smith john.doe@example.com -o json")
                .ok();

        assertThat(run.texts("UserName")).containsExactly("lena.novak", "jane.smith", "john.doe@example.com");
        assertThat(run.texts("Result")).containsExactly("added", "already a member", "already a member");
        assertThat(run.err()).contains("1 added, 2 already a member");
        assertThat(members("Cloud Platform Team")).contains("lena.novak").hasSize(5);
    }

    @Test
    void severalUsersAreRemovedAtOnceAndWhoIsOutStaysOut() {
        CliRun run = cli.run(
                        "group remove-member Developers lena.novak ahmed.hassan priya.patel@example.com --yes -o json")
                .ok();

        assertThat(run.texts("Result")).containsExactly("removed", "was no member", "removed");
        assertThat(members("Developers")).containsExactlyInAnyOrder("carlos.garcia", "misaki.yamada", "grace.okafor");
    }

    @Test
    void whatFailsWithOneSaysWhyAndKeepsNobodyElseFromIt() {
        CliRun run =
                cli.run("group add-member Finance nobody lena.novak -o json").ended(ExitStatus.PARTIAL);

        assertThat(run.texts("Result")).containsExactly("failed", "added");
        assertThat(run.json().get(0).path("Reason").asText()).contains("there is no user \"nobody\"");
        assertThat(run.err()).contains("error: 1 of 2 users failed");
        assertThat(members("Finance")).containsExactlyInAnyOrder("tom.oconnor", "lena.novak");
    }

    @Test
    void failureOfAllIsThatOfTheCommand() {
        CliRun run = cli.run("group add-member Finance nobody noone").ended(ExitStatus.NOT_FOUND);

        assertThat(run.err()).contains("error: 2 of 2 users failed; the first: there is no user \"nobody\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"add-member Finance", "remove-member Developers --yes"})
    void interruptionEndsBeforeTheNextUserSaysHowFarItCameAndTheNextRunDoesTheRest(String change) {
        String group = change.split(" ")[1];
        String users = " lena.novak priya.patel carlos.garcia -o json";
        boolean add = change.startsWith("add");
        Duration lookUps = Duration.ofSeconds(callsOf("group " + change + users + " --dry-run") - 3);

        CliRun run = cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "latency=1s")
                .interruptingAfter(lookUps)
                .run("group " + change + users)
                .ended(ExitStatus.INTERRUPTED);

        assertThat(run.texts("Result")).containsExactly(add ? "added" : "removed", "not done", "not done");
        assertThat(run.err())
                .contains("interrupted: Group " + group, add ? "1 added, 2 not done" : "1 removed, 2 not done")
                .contains("hint: run the same command again");
        cli.without("AWSIDEMAN_SANDBOX_BEHAVIOUR").interruptingAfter(Duration.ofDays(1));
        assertThat(cli.run("group " + change + users).ok().texts("Result"))
                .containsExactlyElementsOf(
                        add
                                ? List.of("already a member", "added", "added")
                                : List.of("was no member", "removed", "removed"));
    }

    /** A dry run asks of each user whether it is a member; so there are as many calls less until the first change. */
    private long callsOf(String command) {
        cli.run(command).ok();
        long before = cli.callsTotal();
        cli.run(command).ok();
        return cli.callsTotal() - before;
    }

    @Test
    void failureOfTheOnlyUserIsThatOfTheCommand() {
        cli.run("group add-member Finance nobody").failed(ExitStatus.NOT_FOUND);
        cli.run("group remove-member Finance nobody --yes").failed(ExitStatus.NOT_FOUND);
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void unknownGroupChangesNobody() {
        cli.run("group add-member Financ lena.novak").failed(ExitStatus.NOT_FOUND);
        cli.run("group remove-member Financ lena.novak --yes").failed(ExitStatus.NOT_FOUND);
        assertThat(cli.writeCalls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"add-member Finance tom.oconnor lena.novak", "remove-member Finance tom.oconnor lena.novak --yes"
            })
    void dryRunKnowsWhoIsAMemberAndCallsNoWrite(String change) {
        CliRun run = cli.run("group " + change + " --dry-run -o json").ok();

        assertThat(run.texts("Result"))
                .isEqualTo(
                        change.startsWith("add")
                                ? List.of("already a member", "would be added")
                                : List.of("would be removed", "was no member"));
        assertThat(cli.writeCalls()).isZero();
    }

    @Test
    void removalAsksAndWithoutATerminalNeedsYes() {
        assertThat(cli.run("group remove-member Finance tom.oconnor")
                        .failed(ExitStatus.USAGE)
                        .err())
                .contains("--yes");
        cli.answering("no").run("group remove-member Finance tom.oconnor").failed(ExitStatus.INTERRUPTED);
        assertThat(cli.writeCalls()).isZero();

        cli.answering("yes").run("group remove-member Finance tom.oconnor").ok();
        assertThat(members("Finance")).isEmpty();
    }

    @Test
    void membershipThatWasMadeAnewSinceItWasCachedIsRemoved() {
        cli.run("group members Finance").ok();
        cli.run("group remove-member Finance tom.oconnor --yes").ok();
        cli.run("group add-member Finance tom.oconnor").ok();

        assertThat(cli.run("group remove-member Finance tom.oconnor --yes -o json")
                        .ok()
                        .texts("Result"))
                .containsExactly("removed");
    }

    @Test
    void memberIsAddedOnceThoughAnswersAreLost() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "timeout=0.2");

        assertThat(cli.run("group add-member Contractors lena.novak tom.oconnor jane.smith -o json")
                        .ok()
                        .texts("Result"))
                .containsOnly("added");
    }

    @Test
    void groupOfAnExternalProviderIsWarnedOf() {
        assertThat(cli.run("group add-member Contractors lena.novak").ok().err())
                .contains("external identity provider");
    }

    private List<String> members(String group) {
        return cli.run("group members '" + group + "' -o json").ok().texts("UserName");
    }
}
