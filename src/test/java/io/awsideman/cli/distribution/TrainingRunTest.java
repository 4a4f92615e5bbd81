package io.awsideman.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {
    private final List<String> commands = new ArrayList<>();

    @Test
    void theRealProgramEndsEachCommandAsExpected(@TempDir Path home) {
        EntryPoint program = (arguments, environment, in, out, err) -> {
            commands.add(String.join(" ", arguments));
            return Main.run(arguments, environment, in, out, err);
        };

        new TrainingRun(program, home).run();

        assertThat(commands)
                .contains(
                        "--version",
                        "user list --sandbox",
                        "cache status --sandbox",
                        "user delete t --sandbox --yes",
                        "config set cache.encryption_enabled true",
                        "sandbox serve --sandbox",
                        "user list --refresh");
        assertThat(home.resolve(".awsideman")).isDirectory();
    }

    @Test
    void anUnexpectedExitCodeStopsItAndTellsWhatWasSaid(@TempDir Path home) {
        EntryPoint broken = (arguments, environment, in, out, err) -> {
            commands.add(String.join(" ", arguments));
            err.println("error: it broke");
            return List.of(arguments).contains("--help") ? 1 : 0;
        };

        assertThatThrownBy(() -> new TrainingRun(broken, home).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("awsideman --help: exit code 1 instead of 0")
                .hasMessageContaining("error: it broke");
        assertThat(commands).containsExactly("--version", "--help");
    }

    @Test
    void nothingOfTheUsersEnvironmentIsSeen(@TempDir Path home) {
        EntryPoint curious = (arguments, environment, in, out, err) -> {
            assertThat(environment.get("HOME")).isEqualTo(home.toString());
            assertThat(environment.get("PATH")).isNull();
            return 77;
        };

        assertThatThrownBy(() -> new TrainingRun(curious, home).run()).hasMessageContaining("exit code 77");
    }
}
