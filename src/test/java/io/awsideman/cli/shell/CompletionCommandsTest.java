package io.awsideman.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cli.Cli;
import io.awsideman.cli.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandsTest {
    private final Path home;
    private final Cli cli;

    CompletionCommandsTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.at(home);
    }

    @Test
    void bashCompletesNounsVerbsAndOptions() throws Exception {
        String script = cli.run("completion bash").ok().out();

        assertThat(completed(script, "awsideman", "us")).contains("user");
        assertThat(completed(script, "awsideman", "user", "cre")).contains("create");
        assertThat(completed(script, "awsideman", "user", "create", "--given")).contains("--given-name");
        assertThat(completed(script, "awsideman", "user", "create", "--reg")).contains("--region");
    }

    @Test
    void zshLoadsTheSameScript() {
        String script = cli.run("completion zsh").ok().out();

        assertThat(script.lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("compinit"));
        assertThat(script).contains("complete -F _complete_awsideman", "compdef _awsideman awsideman");
    }

    @Test
    void completionTouchesNoFile() {
        cli.run("completion bash").ok();

        assertThat(home).isEmptyDirectory();
    }

    @Test
    void unknownShellIsAUsageError() {
        cli.run("completion tcsh").failed(ExitStatus.USAGE);
    }

    /** What bash offers for the last word. */
    private String completed(String script, String... words) throws IOException, InterruptedException {
        Path file = Files.writeString(
                home.resolve("completion.sh"),
                script
                        + "\nCOMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _complete_awsideman; printf '%s\\n' \"${COMPREPLY[@]}\"\n");
        ProcessBuilder bash = new ProcessBuilder("bash", file.toString()).redirectErrorStream(true);
        bash.command().addAll(List.of(words));
        Process process = bash.start();
        String offered = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(offered).isZero();
        Files.delete(file);
        return offered;
    }
}
