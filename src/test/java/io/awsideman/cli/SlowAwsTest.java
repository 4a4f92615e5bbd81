package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An AWS that shows a change only after a while, or is at it for a while, and other sessions that read meanwhile. */
class SlowAwsTest {
    private static final String BEHAVIOUR = "AWSIDEMAN_SANDBOX_BEHAVIOUR";
    private static final List<String> READS =
            List.of("user list -o json", "user get jane.smith -o json", "user find jane -o json");
    private static final String CHANGE = "user update jane.smith --title Astronaut";
    private static final Duration SETTLED = Duration.ofSeconds(4);

    private final Cli cli;

    SlowAwsTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @Test
    void whatAwsShowsLateIsNotRememberedAsItWasBefore() {
        cli.with(BEHAVIOUR, "visibility=2s");
        changeAndReadAtOnce();

        cli.later(SETTLED);

        assertThatReadsShowTheChange();
        long calls = cli.callsTotal();
        assertThatReadsShowTheChange();
        assertThat(cli.callsTotal()).as("by now the answers are remembered").isEqualTo(calls);
    }

    @Test
    void withoutSettleTimeItIsRemembered() {
        cli.with(BEHAVIOUR, "visibility=2s").with("AWSIDEMAN_CACHE_SETTLE_TIME", "0");
        changeAndReadAtOnce();

        cli.later(SETTLED);

        assertThat(cli.run("user get jane.smith -o json").ok().out()).doesNotContain("Astronaut");
    }

    @Test
    void sessionsThatListWhileAnAssignmentIsPolledSeeItWhenItIsThere() {
        String listing = "assignment list --account audit -o csv";
        cli.run(listing).ok();
        cli.later(SETTLED);
        List<Boolean> shown = new ArrayList<>();
        cli.with(BEHAVIOUR, "async=30s").meanwhile(() -> shown.add(isThere(listing)));

        cli.run("assignment assign DatabaseAccess 'Cloud Platform Team' audit").ok();

        assertThat(shown).as("what others saw").contains(false).isSorted();
        assertThat(isThere(listing)).isTrue();
        cli.later(SETTLED);
        assertThat(isThere(listing)).isTrue();
        long calls = cli.callsTotal();
        assertThat(isThere(listing)).isTrue();
        assertThat(cli.callsTotal()).isEqualTo(calls);
    }

    private void changeAndReadAtOnce() {
        READS.forEach(read -> cli.run(read).ok());
        cli.run(CHANGE).ok();
        READS.forEach(read -> cli.run(read).ok());
    }

    private void assertThatReadsShowTheChange() {
        READS.forEach(read -> assertThat(cli.run(read).ok().out()).as(read).contains("Astronaut"));
    }

    private boolean isThere(String listing) {
        return cli.run(listing).ok().out().contains("DatabaseAccess,GROUP,Cloud Platform Team,");
    }
}
