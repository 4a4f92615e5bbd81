package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageErrorsTest {
    private final Path home;
    private final Cli cli;

    UsageErrorsTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.inSandbox(home);
    }

    @ParameterizedTest
    @CsvSource({
        "usr list, usr, user",
        "user lst, lst, list",
        "user lsit --output json, lsit, list",
        "user create --user-nam jdoe, --user-nam, --user-name",
        "user list --outptu json, --outptu, --output",
        "cahce clear --yes, cahce, cache",
        "help usr, usr, user",
        "help user lsit, lsit, list"
    })
    void typoIsNamedAndTheRightWordSuggested(String command, String wrong, String right) {
        CliRun run = cli.run(command).failed(ExitStatus.USAGE);

        assertThat(run.err().lines().filter(line -> line.startsWith("error: ")))
                .singleElement()
                .asString()
                .contains(wrong);
        assertThat(run.err().lines().filter(line -> line.startsWith("hint: ")))
                .singleElement()
                .asString()
                .contains(right);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user",
                "--profile",
                "user list --limit",
                "user list --limit three",
                "user list extra",
                "user get one two",
                "user list --output xml",
                "user list --max-age soon",
                "user list --timeout -1",
                "user list --query [",
                "user list --no-cache --offline",
                "user list --sandbox --endpoint-url http://127.0.0.1:4566",
                "user list --profile sandbox --endpoint-url http://127.0.0.1:4566",
                "cache status --recent-entries many",
                "--no-such user list",
                "@user"
            })
    void everyUsageErrorIsOneErrorAndOneHintAndDoesNothing(String command) {
        CliRun run = cli.run(command).failed(ExitStatus.USAGE);

        assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(2);
        assertThat(home.resolve(".awsideman/sandbox/calls")).doesNotExist();
    }

    @Test
    void unknownOutputFormatNamesTheFormats() {
        assertThat(cli.run("user list --output xml").failed(ExitStatus.USAGE).err())
                .contains("xml", "jsonl");
    }
}
