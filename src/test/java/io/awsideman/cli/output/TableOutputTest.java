package io.awsideman.cli.output;

import static io.awsideman.cli.output.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableOutputTest {
    @Test
    void columnsAreAlignedUnderAHeaderAndNumbersStandRight() {
        String table = Rows.listing(OutputOptions.of(OutputFormat.TABLE), List.of(Rows.alice(), Rows.bob()));

        assertThat(table)
                .isEqualTo(
                        """
                        UserName  DisplayName  Email              Logins
                        --------  -----------  -----------------  ------
                        alice     Alice Äpfel  alice@example.com       7
                        bob       鮑勃                                12
                        """);
    }

    @Test
    void anObjectIsShownFieldByFieldWithNestedValuesOnTheirOwnLines() {
        String table = Rows.object(OutputOptions.of(OutputFormat.TABLE), Rows.alice());

        assertThat(table)
                .isEqualTo(
                        """
                        UserName         alice
                        UserId           u-1
                        DisplayName      Alice Äpfel
                        Name.GivenName   Alice
                        Name.FamilyName  Äpfel
                        Emails           Value=alice@example.com, Primary=true
                                         Value=a@example.org
                        Logins           7
                        CreatedAt        2024-05-06T07:08:09Z
                        Groups           admins
                                         ops
                        """);
    }

    @Test
    void objectsInAnObjectThatAreTooLargeForALineAreATable() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("Parts", List.of(part("near", 1), part("far away", 20)));
        status.put("Healthy", true);

        assertThat(Rows.object(OutputOptions.of(OutputFormat.TABLE), status))
                .isEqualTo(
                        """
                Healthy  true

                Parts:
                Name      Hits  Misses  Stores  Bytes
                --------  ----  ------  ------  -----
                near         1       2       3      4
                far away    20      40      60     80
                """);
    }

    private static Map<String, Object> part(String name, int hits) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("Name", name);
        part.put("Hits", hits);
        part.put("Misses", 2 * hits);
        part.put("Stores", 3 * hits);
        part.put("Bytes", 4 * hits);
        return part;
    }

    @Test
    void anEmptyListingPrintsNothingButAMessageElsewhere() {
        StringWriter out = new StringWriter();
        List<String> messages = new ArrayList<>();

        new OutputWriter(out, messages::add, OutputOptions.of(OutputFormat.TABLE)).writeListing(List.of(), Rows.LAYOUT);

        assertThat(out.toString()).isEmpty();
        assertThat(messages).containsExactly("There are no users.");
    }

    @Test
    void linesFitTheTerminalBecauseTheWidestColumnsAreShortened() {
        String table = Rows.listing(terminal(40), List.of(Rows.alice(), Rows.bob()));

        assertThat(table)
                .isEqualTo(
                        """
                        UserName  DisplayNa…  Email       Logins
                        --------  ----------  ----------  ------
                        alice     Alice Äpf…  alice@exa…       7
                        bob       鮑勃                        12
                        """);
    }

    @Test
    void everyLineFitsEveryTerminalThatCanHoldOneCellPerColumn() {
        for (int width = 10; width < 60; width++) {
            String table = Rows.listing(terminal(width), List.of(Rows.alice(), Rows.bob()));

            for (String line : Rows.lines(table)) {
                assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(width);
            }
        }
    }

    @Test
    void aPipeIsNeverCut() {
        String name = "n".repeat(5_000);

        String table = Rows.listing(OutputOptions.of(OutputFormat.TABLE), List.of(row("UserName", name)));

        assertThat(table).contains(name);
    }

    @Test
    void escapeSequencesInDataCannotReachTheTerminal() {
        String evil = "a\u001b]0;owned\u0007\u009b31m\nb\u202Ec";

        String table = Rows.listing(OutputOptions.of(OutputFormat.TABLE), List.of(row("UserName", evil)));
        String object = Rows.object(OutputOptions.of(OutputFormat.TABLE), row("UserName", evil));

        assertThat(table).contains("a\\u001b]0;owned\\u0007\\u009b31m\\nb\\u202ec");
        assertThat(object).isEqualTo("UserName  a\\u001b]0;owned\\u0007\\u009b31m\\nb\\u202ec\n");
    }

    @Test
    void onlyTheHeaderIsBoldAndOnlyWithColour() {
        OutputOptions color =
                new OutputOptions(OutputFormat.TABLE, null, List.of("UserName"), List.of(), true, true, 0);

        assertThat(Rows.listing(color, List.of(Rows.bob()))).isEqualTo("\u001b[1mUserName\u001b[0m\n--------\nbob\n");
        assertThat(Rows.listing(OutputOptions.of(OutputFormat.TABLE), List.of(Rows.bob())))
                .doesNotContain("\u001b");
    }

    @Test
    void theHeaderCanBeLeftOut() {
        OutputOptions bare =
                new OutputOptions(OutputFormat.TABLE, null, List.of("UserName"), List.of(), false, false, 0);

        assertThat(Rows.listing(bare, List.of(Rows.alice(), Rows.bob()))).isEqualTo("alice\nbob\n");
    }

    @Test
    void noLineEndsInBlanks() {
        String table = Rows.listing(
                OutputOptions.of(OutputFormat.TABLE), List.of(row("UserName", "a"), Rows.alice(), row("Email", "")));

        assertThat(Rows.lines(table)).noneMatch(line -> line.endsWith(" "));
    }

    private static OutputOptions terminal(int width) {
        return new OutputOptions(OutputFormat.TABLE, null, List.of(), List.of(), true, false, width);
    }
}
