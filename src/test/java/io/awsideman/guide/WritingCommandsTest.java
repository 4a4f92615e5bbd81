package io.awsideman.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code of the guide is the code that is compiled and run here. Where it changes, change the guide. */
class WritingCommandsTest {
    private static final Path GUIDE = Path.of("src/site/markdown/writing-commands.md");
    private static final Path EXAMPLES = Path.of("src/test/java/io/awsideman/guide");
    private static final Pattern IN_GUIDE = Pattern.compile("<!-- (\\w+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern IN_CODE =
            Pattern.compile("(?m)^ *// guide: (?!end)(\\w+)\n(.*?)^ *// guide: end$", Pattern.DOTALL);

    @Test
    void everyExampleIsInTheGuideWordForWord() throws IOException {
        Map<String, String> compiled = new TreeMap<>();
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : files.sorted().toList()) {
                Matcher example = IN_CODE.matcher(Files.readString(file));
                while (example.find()) {
                    compiled.put(
                            example.group(1), example.group(2).stripTrailing().stripIndent() + "\n");
                }
            }
        }
        String guide = Files.readString(GUIDE);
        Map<String, String> shown = new TreeMap<>();
        Matcher example = IN_GUIDE.matcher(guide);
        while (example.find()) {
            shown.put(example.group(1), example.group(2));
        }

        assertThat(shown).hasSizeGreaterThan(8).isEqualTo(compiled);
        assertThat(guide.split("```java", -1))
                .as("blocks of Java, all of them named")
                .hasSize(shown.size() + 1);
    }

    @Test
    void classesThatTheGuideNamesExist() throws IOException {
        Matcher path = Pattern.compile("`(src/[^`]+)`").matcher(Files.readString(GUIDE));
        while (path.find()) {
            assertThat(Path.of(path.group(1))).exists();
        }
    }
}
