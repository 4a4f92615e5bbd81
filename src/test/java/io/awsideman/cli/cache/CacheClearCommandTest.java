package io.awsideman.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.CliRun;
import io.awsideman.cli.ExitStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheClearCommandTest {
    private final Cli cli;

    CacheClearCommandTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
        cli.run("cache warm users groups instances").ok();
    }

    @Test
    void everythingIsForgottenAndCounted() {
        long before = entries();

        CliRun run = cli.run("cache clear --yes -o json").ok();

        assertThat(run.json().path("Removed").asLong()).isEqualTo(before).isPositive();
        assertThat(run.err()).contains("Removed " + before + " entries from " + cli.files());
        assertThat(entries()).isZero();
        long calls = cli.callsTotal();
        cli.run("user list").ok();
        assertThat(cli.callsTotal()).isGreaterThan(calls);
    }

    @Test
    void patternForgetsOnlyWhatMatches() {
        long before = entries();

        assertThat(cli.run("cache clear user:* --yes -o json")
                        .ok()
                        .json()
                        .path("Removed")
                        .asLong())
                .isEqualTo(1);

        assertThat(entries()).isEqualTo(before - 1);
        assertThat(keys()).noneMatch(key -> key.startsWith("user:")).anyMatch(key -> key.startsWith("group:"));
    }

    @Test
    void exactKeyAndInnerWildcardArePatternsToo() {
        assertThat(cli.run("cache clear user:list:all --yes -o json")
                        .ok()
                        .json()
                        .path("Removed")
                        .asLong())
                .isEqualTo(1);
        assertThat(cli.run("cache clear *:list:* --yes -o json")
                        .ok()
                        .json()
                        .path("Removed")
                        .asLong())
                .isPositive();
        assertThat(keys()).noneMatch(key -> key.contains(":list:"));
    }

    @Test
    void nothingMatchingIsNoFailureAndAsksNothing() {
        assertThat(cli.run("cache clear permission_set:* -o json")
                        .ok()
                        .json()
                        .path("Removed")
                        .asLong())
                .isZero();
    }

    @Test
    void withoutATerminalNothingIsForgottenUnlessYesIsGiven() {
        long before = entries();

        cli.run("cache clear").failed(ExitStatus.USAGE);
        cli.answering("n").run("cache clear").failed(ExitStatus.INTERRUPTED);

        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void dryRunSaysHowManyAndForgetsNothing() {
        long before = entries();

        assertThat(cli.run("cache clear --dry-run").ok().err()).contains("Would remove " + before + " entries");

        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void patternThatIsNoneIsAUsageError() {
        cli.run("cache clear user::x --yes").failed(ExitStatus.USAGE);
    }

    private long entries() {
        return cli.run("cache status -o json").ok().json().path("Entries").asLong();
    }

    private List<String> keys() {
        return cli.run("cache status --recent-entries 100 -o json").ok().texts("Key");
    }
}
