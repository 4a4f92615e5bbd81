package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every verb that what is there already can stand in the way of. */
class ConflictTest {
    static final List<String> COMMANDS = List.of(
            "user create jane.smith --given-name Jane --family-name Smith",
            "user create other --given-name Jane --family-name Smith --email jane.smith@example.com",
            "user update lena.novak --user-name jane.smith",
            "group create Finance",
            "group update Developers --name Finance",
            "permission-set create Billing",
            "permission-set delete ReadOnlyAccess",
            "profile add prod --region eu-west-1 && profile add prod --region eu-west-1");

    private final Cli cli;

    ConflictTest(@TempDir Path home) {
        this.cli = Cli.inSandbox(home);
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    void whatStandsInTheWayIsToldAndEverythingStays(String command) throws Exception {
        List<String> commands = Arrays.asList(command.split(" && "));
        for (String before : commands.subList(0, commands.size() - 1)) {
            cli.run(before).ok();
        }
        cli.run("sandbox status").ok();
        Kept before = Kept.of(cli, command);

        CliRun run = cli.run(commands.get(commands.size() - 1) + " --yes").failed(ExitStatus.CONFLICT);

        assertThat(run.err()).contains("hint: ");
        assertThat(Kept.of(cli, command)).isEqualTo(before);
    }
}
