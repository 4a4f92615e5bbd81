package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.AllNouns;
import io.awsideman.cli.distribution.EveryCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Where help changes on purpose: print it into the file, and read the difference. */
class HelpTest {
    private final Path home;
    private final Cli cli;

    HelpTest(@TempDir Path home) {
        this.home = home;
        this.cli = Cli.at(home);
    }

    @ParameterizedTest
    @CsvSource({
        "--help, awsideman.txt",
        "user --help, user.txt",
        "user create --help, user-create.txt",
        "group --help, group.txt",
        "account list --help, account-list.txt"
    })
    void helpIsAsItWasReviewed(String command, String file) throws IOException {
        assertThat(cli.run(command).ok().out()).isEqualTo(resource("/help/" + file));
    }

    @Test
    void helpCanBeAskedForInFourWays() {
        String help = cli.run("user list --help").ok().out();

        assertThat(cli.run("help user list").ok().out()).isEqualTo(help);
        assertThat(cli.run("user list -h").ok().out()).isEqualTo(help);
        assertThat(cli.run("--profile prod user list --limit 3 --help").ok().out())
                .isEqualTo(help);
        assertThat(cli.run("help").ok().out()).isEqualTo(cli.run("--help").ok().out());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpHasExamplesFirstThatAreCommandLinesOfIt(String command) {
        List<String> help = cli.run(command + " --help").ok().lines();

        assertThat(help.subList(0, 4)).contains("Examples:").last().asString().contains("awsideman " + command);
        assertThat(help).anyMatch(line -> line.startsWith("Usage: awsideman " + command));
    }

    @Test
    void helpIsWrittenForEveryCommandAsPicocliShowsIt() {
        int compared = 0;
        for (CommandLine noun : EveryCommand.tree().getSubcommands().values()) {
            for (CommandLine verb : noun.getSubcommands().values()) {
                assertWritten(verb);
                compared++;
            }
            assertWritten(noun);
        }
        assertWritten(EveryCommand.tree());
        assertThat(compared).isGreaterThan(60);
    }

    private void assertWritten(CommandLine command) {
        String words = command.getCommandSpec().qualifiedName().replaceFirst("awsideman ?", "");
        String page = Objects.requireNonNull(HelpPages.load().of(words), words);

        assertThat(page).as(words).isEqualTo(command.getUsageMessage(Ansi.ON));
        assertThat(HelpRequest.withoutColours(page)).as(words).isEqualTo(command.getUsageMessage(Ansi.OFF));
        assertThat(cli.run(("help " + words).strip()).ok().out()).isEqualTo(command.getUsageMessage(Ansi.OFF));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpTouchesNeitherFilesNorAws(String command) {
        cli.run(command + " --help").ok();

        assertThat(home).isEmptyDirectory();
    }

    @Test
    void noExampleIsBrokenIntoLines() {
        assertThat(EveryCommand.tree().getSubcommands().values().stream()
                        .flatMap(noun -> noun.getSubcommands().values().stream())
                        .flatMap(verb ->
                                Stream.of(verb.getCommandSpec().usageMessage().footer())))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(100));
    }

    @Test
    void noWordsAreAUsageErrorThatShowsTheCommands() {
        CliRun run = cli.run("").ended(ExitStatus.USAGE);

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Commands:", "Examples:");
    }

    @Test
    void versionIsOneLine() {
        assertThat(cli.run("--version").ok().out()).matches("awsideman \\S+\\R");
    }

    static Stream<String> commands() {
        AllNouns nouns = new AllNouns();
        return nouns.summaries().keySet().stream()
                .flatMap(noun -> nouns.verbsOf(noun).verbs().stream().map(verb -> noun + " " + verb.name()));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(HelpTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
