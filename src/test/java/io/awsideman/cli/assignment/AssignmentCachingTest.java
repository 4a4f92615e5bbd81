package io.awsideman.cli.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reading of assignments sees every change of them, whatever was cached before; each command is a session. */
class AssignmentCachingTest {
    private static final String CHANGED = "DatabaseAccess 'Cloud Platform Team' audit";
    private static final List<String> READS = List.of(
            "assignment list",
            "assignment list --account audit",
            "assignment list --permission-set DatabaseAccess",
            "assignment list --group 'Cloud Platform Team'",
            "assignment list --existing-only",
            "assignment list --ou /Security --permission-set DatabaseAccess",
            "assignment list --principal 'Cloud Platform Team' --account audit --permission-set DatabaseAccess");

    private final Cli cli;

    AssignmentCachingTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "async=5s"})
    void everyReadSeesEveryWrite(String behaviour) {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", behaviour);
        warm();
        cli.run("assignment assign " + CHANGED).ok();
        assertThatReadsShowIt(true);

        warm();
        cli.run("assignment revoke " + CHANGED + " --yes").ok();
        assertThatReadsShowIt(false);
    }

    @Test
    void changeThatNobodyWaitedForIsSeenWhenItIsDone() {
        cli.with("AWSIDEMAN_SANDBOX_BEHAVIOUR", "async=20s");
        warm();
        cli.run("assignment assign " + CHANGED + " --no-wait").ok();
        assertThatReadsShowIt(false);

        cli.later(Duration.ofSeconds(21));

        assertThatReadsShowIt(true);
    }

    @Test
    void deletionOfAPrincipalIsSeenInItsAssignments() {
        warm();
        cli.run("group delete 'Cloud Platform Team' --yes").ok();

        assertThat(cli.run("assignment list -o json").ok().texts("PrincipalName"))
                .doesNotContain("Cloud Platform Team");
        assertThat(cli.run("assignment list -o json").ok().json()).hasSize(41);
    }

    private void warm() {
        READS.forEach(read -> cli.run(read).ok());
        cli.run("assignment get " + CHANGED);
        cli.later(Duration.ofSeconds(30)); // what was written before has settled
        READS.forEach(read -> cli.run(read).ok());
        cli.run("assignment get " + CHANGED);
    }

    private void assertThatReadsShowIt(boolean expected) {
        for (String read : READS) {
            String row = "audit,318820047153,DatabaseAccess,GROUP,Cloud Platform Team,";
            boolean shown = cli.run(read + " -o csv").ok().out().contains(row);
            assertThat(shown).as(read).isEqualTo(expected);
        }
        assertThat(cli.run("assignment get " + CHANGED).exitCode()).isEqualTo(expected ? 0 : 5);
    }
}
