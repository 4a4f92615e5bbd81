package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.AllNouns;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README promises is what the code does; its examples are run by the build on CI. */
class ReadmeTest {
    private static final Pattern EXIT_CODE = Pattern.compile("(?m)^\\| (\\d+) \\| (.+) \\|$");
    private static final Pattern COMMAND = Pattern.compile("(?m)^awsideman ([a-z-]+)");

    @Test
    void exitCodesOfTheHelpAreThoseOfTheProgram() {
        Set<String> used = Arrays.stream(FailureKind.values())
                .map(kind -> String.valueOf(ExitStatus.of(kind)))
                .collect(Collectors.toCollection(() -> new TreeSet<>(Set.of(String.valueOf(ExitStatus.OK)))));

        assertThat(exitCodes()).extracting(line -> line.split(":")[0]).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void exitCodesOfTheTableAreThoseOfTheHelp() throws IOException {
        List<String> documented = new ArrayList<>();
        Matcher row = EXIT_CODE.matcher(readme());
        while (row.find()) {
            documented.add(row.group(1) + ":" + row.group(2));
        }

        assertThat(documented).isEqualTo(exitCodes());
    }

    private static List<String> exitCodes() {
        return RootCommand.exitCodes().entrySet().stream()
                .map(code -> code.getKey() + ":" + code.getValue())
                .toList();
    }

    @Test
    void examplesUseNounsThatExistAndEveryNounHasOne() throws IOException {
        Set<String> shown = new TreeSet<>();
        Matcher command = COMMAND.matcher(readme());
        while (command.find()) {
            shown.add(command.group(1));
        }

        Map<String, String> nouns = new AllNouns().summaries();
        nouns.remove(Nouns.HELP);

        assertThat(shown).isEqualTo(new TreeSet<>(nouns.keySet()));
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
