package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalOptionsTest {
    private final Cli cli;

    GlobalOptionsTest(@TempDir Path home) {
        this.cli = Cli.at(home);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--sandbox --output json user list",
                "user --sandbox --output json list",
                "user list --sandbox --output json",
                "--sandbox user list -o json",
                "-o json --profile sandbox user list",
                "user list --profile=sandbox --format=json",
                "--output table user list --sandbox --output json"
            })
    void globalOptionsWorkAnywhere(String command) {
        assertThat(cli.run(command).ok().json()).hasSize(12);
    }

    @Test
    void profileOfTheOptionBeatsTheOneOfTheEnvironment() {
        cli.with("AWS_PROFILE", "nowhere");

        cli.run("user list").failed(ExitStatus.CONFIGURATION);
        cli.run("user list --profile sandbox").ok();
    }

    @Test
    void quietLeavesDataAndErrorsOnly() {
        cli.with("AWS_PROFILE", "sandbox");

        assertThat(cli.run("user create --user-name a --given-name A --family-name B --quiet")
                        .ok()
                        .err())
                .isEmpty();
        assertThat(cli.run("user get nobody --quiet")
                        .failed(ExitStatus.NOT_FOUND)
                        .err())
                .contains("error: ");
    }

    @Test
    void columnsOfATerminalAreNotCutWhenPiped() {
        cli.with("AWS_PROFILE", "sandbox");
        String piped = cli.run("user list").ok().out();

        List<String> shown = cli.onTerminal(60).run("user list --no-color").ok().lines();

        assertThat(piped.lines().mapToInt(String::length).max().orElse(0)).isGreaterThan(100);
        assertThat(shown).allMatch(line -> line.length() <= 60);
    }

    @Test
    void colourIsForTerminalsThatWantIt() {
        cli.with("AWS_PROFILE", "sandbox");
        assertThat(cli.run("user list").ok().out()).doesNotContain("\u001b[");

        cli.onTerminal(200);
        assertThat(cli.run("user list").ok().out()).contains("\u001b[");
        assertThat(cli.run("user list --no-color").ok().out()).doesNotContain("\u001b[");
        assertThat(cli.with("NO_COLOR", "1").run("user list").ok().out()).doesNotContain("\u001b[");
    }

    @Test
    void messagesAndDataNeverShareAStream() {
        cli.with("AWS_PROFILE", "sandbox");

        CliRun run = cli.run("user create --user-name a --given-name A --family-name B -o json")
                .ok();

        assertThat(run.json().path("UserName").asText()).isEqualTo("a");
        assertThat(run.err()).contains("Created");
    }
}
