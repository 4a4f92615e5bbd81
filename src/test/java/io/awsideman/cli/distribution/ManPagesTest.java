package io.awsideman.cli.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

class ManPagesTest {
    private final SortedMap<String, String> pages = new ManPages("tool 1.2").of(new CommandLine(new Tool()));

    @Test
    void everyVisibleCommandHasOnePageWhateverItsNames() {
        assertThat(pages).containsOnlyKeys("tool.1", "tool-thing.1", "tool-thing-list.1");
        assertThat(pages.get("tool-thing-list.1")).contains("Other names of this command: ls.\n");
    }

    @Test
    void thePageNamesCommandVersionAndSummary() {
        assertThat(pages.get("tool-thing-list.1"))
                .startsWith(".TH \"TOOL\\-THING\\-LIST\" 1 \"\" \"tool 1.2\" \"User Commands\"\n")
                .contains(".SH NAME\ntool\\-thing\\-list \\- List the things\n")
                .contains(".SH SYNOPSIS\ntool thing list ")
                .contains(".SH DESCRIPTION\nList the things.\n.PP\nThey come as they are.\n");
    }

    @Test
    void optionsAreThereWithNamesValuesDefaultsAndHeadings() {
        assertThat(pages.get("tool-thing-list.1"))
                .contains(".TP\n\\fB\\-\\-limit\\fR\\fI=N\\fR\nAt most so many\n.br\nDefault: 7\n")
                .contains(".TP\n\\fB\\-\\-[no\\-]wait\\fR\nWait for \\(aqit\\(aq\n")
                .contains(".SS \"How it looks\"\n.TP\n\\fB\\-\\-wide\\fR\nWide\n")
                .contains(".SS \"Options of every command\"\n.TP\n\\fB\\-v\\fR, \\fB\\-\\-verbose\\fR")
                .doesNotContain("secret");
        assertThat(pages.get("tool.1")).doesNotContain("Options of every command");
    }

    @Test
    void argumentsAreThere() {
        assertThat(pages.get("tool-thing-list.1")).contains(".SH ARGUMENTS\n.TP\n\\fI[NAME...]\\fR\nNames of things\n");
    }

    @Test
    void examplesKeepTheirLines() {
        assertThat(pages.get("tool-thing-list.1"))
                .contains(
                        """
                        .SH EXAMPLES
                        .PP
                        .RS 4
                        .nf
                        tool thing list \\-\\-wide
                        .fi
                        .RE
                        .PP
                        All of them:
                        .PP
                        .RS 4
                        .nf
                        \\&.\\(rstool
                          thing | cat
                        .fi
                        .RE
                        """);
    }

    @Test
    void exitCodesAreThoseOfTheNearestCommandThatHasSome() {
        assertThat(pages.get("tool-thing-list.1")).contains(".SH \"EXIT STATUS\"\n.TP\n\\fB0\\fR\ndone\n");
    }

    @Test
    void commandsAndRelatedPagesAreNamed() {
        assertThat(pages.get("tool-thing.1"))
                .contains(".SH COMMANDS\n.TP\n\\fBlist\\fR\nList the things.\n")
                .contains(".SH \"SEE ALSO\"\n\\fBtool\\fR(1),\n\\fBtool\\-thing\\-list\\fR(1)\n");
    }

    @Test
    void nothingIsTakenForARequestOrASpecialCharacter() {
        assertThat(new Roff()
                        .text(".x")
                        .text("'y")
                        .text("-~^`\\ ü €")
                        .request("SH", "a \"b\"")
                        .toString())
                .isEqualTo("\\&.x\n\\(aqy\n\\-\\(ti\\(ha\\(ga\\(rs \\[u00FC] \\[u20AC]\n.SH \"a \\(dqb\\(dq\"\n");
        assertThat(new Roff().text("a=1,b=2")).hasToString("a=1,\\:b=2\n");
        assertThat(new Roff().paragraphs(List.of("one", "two", "", "three")).toString())
                .isEqualTo("one\ntwo\n.PP\nthree\n");
    }

    @Command(
            name = "tool",
            description = "Does it.",
            exitCodeListHeading = "Exit codes%n",
            exitCodeList = {"0:done", "1:not done"},
            subcommands = {Thing.class, Hidden.class})
    static final class Tool {
        @Option(
                names = {"-v", "--verbose"},
                scope = ScopeType.INHERIT,
                description = "Say more")
        boolean verbose;
    }

    @Command(name = "hidden", hidden = true)
    static final class Hidden {}

    @Command(name = "thing", description = "About things.", subcommands = ThingList.class)
    static final class Thing {}

    @Command(
            name = "list",
            aliases = "ls",
            header = "List the things.",
            description = "They come as they are.",
            footerHeading = "%nExamples:%n",
            footer = {"  tool thing list --wide", "", "All of them:", "  .\\tool", "    thing | cat"})
    static final class ThingList {
        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "7",
                showDefaultValue = CommandLine.Help.Visibility.ALWAYS,
                description = "At most so many")
        int limit;

        @Option(names = "--wait", negatable = true, description = "Wait for 'it'")
        boolean await;

        @Option(names = "--secret", hidden = true, description = "secret")
        boolean secret;

        @Parameters(paramLabel = "NAME", arity = "0..*", description = "Names of things")
        List<String> names = List.of();

        @ArgGroup(heading = "How it looks:%n", validate = false)
        Looks looks = new Looks();
    }

    static final class Looks {
        @Option(names = "--wide", description = "Wide")
        boolean wide;
    }
}
