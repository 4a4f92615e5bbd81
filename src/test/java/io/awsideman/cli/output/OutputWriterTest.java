package io.awsideman.cli.output;

import static io.awsideman.cli.output.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputWriterTest {
    private static final List<Map<String, Object>> PEOPLE = List.of(Rows.alice(), Rows.bob());

    @Test
    void jsonIsAnIndentedArrayOfWholeRowsWithoutNulls() {
        String json = Rows.listing(
                OutputOptions.of(OutputFormat.JSON), List.of(row("A", 1, "B", null, "C", List.of()), row()));

        assertThat(json).isEqualTo("[\n  {\n    \"A\": 1,\n    \"C\": []\n  },\n  {}\n]\n");
    }

    @Test
    void emptyListingsAreEmptyDocuments() {
        assertThat(Rows.listing(OutputOptions.of(OutputFormat.JSON), List.of())).isEqualTo("[]\n");
        assertThat(Rows.listing(OutputOptions.of(OutputFormat.YAML), List.of())).isEqualTo("[]\n");
        assertThat(Rows.listing(OutputOptions.of(OutputFormat.JSONL), List.of()))
                .isEmpty();
        assertThat(Rows.listing(OutputOptions.of(OutputFormat.TEXT), List.of())).isEmpty();
        assertThat(Rows.listing(OutputOptions.of(OutputFormat.CSV), List.of()))
                .isEqualTo("UserName,DisplayName,Email,Logins,UserId,Name,CreatedAt,Groups\r\n");
    }

    @Test
    void theCsvHeaderDoesNotDependOnTheData() {
        String csv = Rows.listing(OutputOptions.of(OutputFormat.CSV), List.of(row("Other", 1), Rows.alice()));

        assertThat(csv)
                .isEqualTo(
                        """
                        UserName,DisplayName,Email,Logins,UserId,Name,CreatedAt,Groups\r
                        ,,,,,,,\r
                        alice,Alice Äpfel,alice@example.com,7,u-1,"GivenName=Alice, FamilyName=Äpfel",2024-05-06T07:08:09Z,admins; ops\r
                        """);
    }

    @Test
    void negativeNumbersAreNoFormulas() {
        assertThat(Rows.listing(
                        Rows.columns(OutputFormat.CSV, "Logins", "UserName"),
                        List.of(row("Logins", -5, "UserName", "-5"))))
                .isEqualTo("Logins,UserName\r\n-5,'-5\r\n");
    }

    @Test
    void aLoneEmptyFieldIsNoEmptyLine() {
        assertThat(Rows.listing(Rows.columns(OutputFormat.CSV, "UserName"), List.of(row())))
                .isEqualTo("UserName\r\n\"\"\r\n");
    }

    @Test
    void yamlQuotesWhatAnOlderReaderWouldTakeForABoolean() {
        assertThat(Rows.object(
                        OutputOptions.of(OutputFormat.YAML), row("UserName", "no", "Logins", 7, "UserId", "007")))
                .isEqualTo("UserName: 'no'\nLogins: 7\nUserId: '007'\n");
    }

    @Nested
    class Columns {
        @Test
        void chosenColumnsComeInTheGivenOrderInEveryFormat() {
            String[] columns = {"UserId", "username", "Emails[1].Value", "Name.GivenName"};

            assertThat(Rows.listing(Rows.columns(OutputFormat.TEXT, columns), PEOPLE))
                    .isEqualTo("u-1\talice\ta@example.org\tAlice\nu-2\tbob\t\t\n");
            assertThat(Rows.listing(Rows.columns(OutputFormat.JSONL, columns), PEOPLE))
                    .isEqualTo(
                            """
                            {"UserId":"u-1","UserName":"alice","Emails[1].Value":"a@example.org","Name.GivenName":"Alice"}
                            {"UserId":"u-2","UserName":"bob"}
                            """);
            assertThat(Rows.listing(Rows.columns(OutputFormat.CSV, columns), PEOPLE))
                    .startsWith("UserId,UserName,Emails[1].Value,Name.GivenName\r\n");
        }

        @Test
        void emptyBracketsTakeEveryElement() {
            assertThat(Rows.listing(Rows.columns(OutputFormat.TEXT, "Emails[].Value"), PEOPLE))
                    .isEqualTo("alice@example.com; a@example.org\n\n");
        }

        @Test
        void anUnknownColumnIsAUsageErrorThatListsTheKnownOnes() {
            assertThatThrownBy(() -> Rows.listing(Rows.columns(OutputFormat.JSON, "Nope"), PEOPLE))
                    .asInstanceOf(type(AdminException.class))
                    .satisfies(failure -> {
                        assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
                        assertThat(failure).hasMessageContaining("--columns").hasMessageContaining("\"Nope\"");
                        assertThat(failure.remedy()).contains("UserName, DisplayName, Email, Logins, UserId");
                    });
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a[", "a[x]", "[0]", "a[0]b", "a[-1]", "a]"})
        void malformedPathsAreUsageErrors(String path) {
            assertThatThrownBy(() -> Rows.listing(Rows.columns(OutputFormat.TEXT, path), PEOPLE))
                    .asInstanceOf(type(AdminException.class))
                    .extracting(AdminException::kind)
                    .isEqualTo(FailureKind.USAGE);
        }

        @Test
        void theyCanBeCheckedBeforeAnyWork() {
            OutputWriter writer =
                    new OutputWriter(new StringWriter(), message -> {}, Rows.columns(OutputFormat.TABLE, "Nope"));

            assertThatThrownBy(() -> writer.check(Rows.LAYOUT)).isInstanceOf(AdminException.class);
        }

        @Test
        void theySelectAmongTheFieldsOfAQueryResult() {
            OutputOptions options = new OutputOptions(
                    OutputFormat.TEXT, "[].{n:UserName,id:UserId}", List.of("id"), List.of(), true, false, 0);

            assertThat(Rows.listing(options, PEOPLE)).isEqualTo("u-1\nu-2\n");
        }
    }

    @Nested
    class Sorting {
        private final List<Map<String, Object>> rows = List.of(
                row("UserName", "b", "Logins", 10),
                row("UserName", "B", "Logins", 9),
                row("UserName", "a"),
                row("UserName", "C", "Logins", 9));

        @Test
        void textIgnoresCaseFirst() {
            assertThat(Rows.listing(Rows.sorted(OutputFormat.TEXT, "UserName"), rows))
                    .isEqualTo("a\nB\nb\nC\n");
        }

        @Test
        void numbersCompareAsNumbersAndMissingOnesComeLast() {
            assertThat(Rows.listing(Rows.sorted(OutputFormat.TEXT, "Logins", "-UserName"), rows))
                    .isEqualTo("C\nB\nb\na\n");
        }

        @Test
        void missingOnesComeLastWhenDescendingToo() {
            assertThat(Rows.listing(Rows.sorted(OutputFormat.TEXT, "-Logins", "UserName"), rows))
                    .isEqualTo("b\nB\nC\na\n");
        }

        @Test
        void aQuerySeesTheSortedRows() {
            OutputOptions options = new OutputOptions(
                    OutputFormat.TEXT, "[0].UserName", List.of(), List.of("-UserName"), true, false, 0);

            assertThat(Rows.listing(options, rows)).isEqualTo("C\n");
        }

        @Test
        void unknownKeysAreUsageErrors() {
            assertThatThrownBy(() -> Rows.listing(Rows.sorted(OutputFormat.TEXT, "-Nope"), rows))
                    .isInstanceOf(AdminException.class)
                    .hasMessage("--sort-by: there is no field \"Nope\"");
        }
    }

    @Nested
    class Queries {
        @ParameterizedTest
        @EnumSource(OutputFormat.class)
        void everyShapePrintsInEveryFormat(OutputFormat format) {
            String quote =
                    switch (format) {
                        case JSON, JSONL, YAML -> "\"";
                        default -> "";
                    };
            String end = format == OutputFormat.CSV ? "\r\n" : "\n";

            assertThat(Rows.listing(Rows.query(format, "[0].UserName"), PEOPLE))
                    .isEqualTo(quote + "alice" + quote + end);
            assertThat(Rows.listing(Rows.query(format, "length(@)"), PEOPLE)).isEqualTo("2" + end);
            for (String query :
                    List.of("@", "[].UserName", "[].[UserName,Logins]", "[0]", "[].Emails", "[[], `1`, 'a']")) {
                assertThat(Rows.listing(Rows.query(format, query), PEOPLE))
                        .as(query)
                        .contains("a")
                        .endsWith(end);
            }
        }

        @Test
        void listsOfObjectsBecomeTables() {
            assertThat(Rows.listing(Rows.query(OutputFormat.TABLE, "[].{Who:UserName,\"a.b\":Logins}"), PEOPLE))
                    .isEqualTo("Who    a.b\n-----  ---\nalice    7\nbob     12\n");
        }

        @Test
        void pointsInTimeAreTextToAQuery() {
            assertThat(Rows.listing(
                            Rows.query(OutputFormat.TEXT, "[?starts_with(to_string(CreatedAt),'2024-05')].UserName"),
                            PEOPLE))
                    .isEqualTo("alice\n");
        }

        @Test
        void nothingFoundIsNullInJsonAndARemarkInATable() {
            StringWriter out = new StringWriter();
            List<String> messages = new ArrayList<>();

            new OutputWriter(out, messages::add, Rows.query(OutputFormat.TABLE, "[7]"))
                    .writeListing(PEOPLE, Rows.LAYOUT);

            assertThat(out.toString()).isEmpty();
            assertThat(messages).containsExactly("The query found nothing.");
            assertThat(Rows.listing(Rows.query(OutputFormat.JSON, "[7]"), PEOPLE))
                    .isEqualTo("null\n");
        }

        @Test
        void anObjectCanBeQueriedToo() {
            assertThat(Rows.object(Rows.query(OutputFormat.TEXT, "Emails[?Primary].Value"), Rows.alice()))
                    .isEqualTo("alice@example.com\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[?", "", "a b", "#", "nope(@)", "sort_by(@)"})
        void aMalformedQueryIsAUsageErrorWithAPosition(String query) {
            assertThatThrownBy(() ->
                            new OutputWriter(new StringWriter(), message -> {}, Rows.query(OutputFormat.JSON, query)))
                    .asInstanceOf(type(AdminException.class))
                    .satisfies(failure -> {
                        assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
                        assertThat(failure)
                                .hasMessageContaining("--query")
                                .hasMessageMatching("(?s).* at position \\d+");
                        assertThat(failure.remedy()).contains("JMESPath");
                    });
        }

        @Test
        void aFunctionThatDoesNotFitTheDataIsAUsageError() {
            assertThatThrownBy(() -> Rows.listing(Rows.query(OutputFormat.JSON, "abs([0].UserName)"), PEOPLE))
                    .asInstanceOf(type(AdminException.class))
                    .extracting(AdminException::kind)
                    .isEqualTo(FailureKind.USAGE);
        }
    }

    @Nested
    class Streams {
        @ParameterizedTest
        @EnumSource(
                value = OutputFormat.class,
                names = {"JSON", "JSONL", "YAML", "CSV", "TEXT"})
        void rowsAreWrittenAsTheyCome(OutputFormat format) {
            CountingOut out = new CountingOut();
            List<Integer> writtenAtRow = new ArrayList<>();
            Iterator<Map<String, Object>> rows = IntStream.range(0, 10_000)
                    .mapToObj(i -> {
                        writtenAtRow.add(out.written);
                        return row("UserName", "user-" + i);
                    })
                    .iterator();

            Iterable<Map<String, Object>> iterable = () -> rows;
            new OutputWriter(out, message -> {}, OutputOptions.of(format)).writeListing(iterable, Rows.LAYOUT);

            assertThat(writtenAtRow.get(9_000)).isGreaterThan(out.written / 2);
            assertThat(out.longest).isLessThan(100_000);
        }

        @ParameterizedTest
        @EnumSource(OutputFormat.class)
        void aReaderThatLeftIsToldApartFromAFullDisk(OutputFormat format) {
            for (boolean gone : new boolean[] {true, false}) {
                Writer broken = new FailingOut(gone ? "Broken pipe" : "No space left on device");
                OutputWriter writer = new OutputWriter(broken, message -> {}, OutputOptions.of(format));

                assertThatThrownBy(() -> writer.writeListing(PEOPLE, Rows.LAYOUT))
                        .asInstanceOf(type(OutputFailedException.class))
                        .extracting(OutputFailedException::readerGone)
                        .isEqualTo(gone);
            }
        }
    }

    @Test
    void formatsAreFoundByNameInAnyCase() {
        assertThat(Arrays.stream(OutputFormat.values()).map(format -> OutputFormat.parse(format.name())))
                .containsExactly(OutputFormat.values());
        assertThatThrownBy(() -> OutputFormat.parse("xml"))
                .asInstanceOf(type(AdminException.class))
                .extracting(AdminException::remedy)
                .isEqualTo("Use one of: table, json, jsonl, yaml, csv, text.");
    }

    @Test
    void nullElementsOfListsStay() {
        assertThat(Rows.object(
                        OutputOptions.of(OutputFormat.JSONL),
                        row("A", Collections.singletonList(null), "B", 1.5, "C", 2.0)))
                .isEqualTo("{\"A\":[null],\"B\":1.5,\"C\":2}\n");
    }

    private static final class CountingOut extends Writer {
        private int written;
        private int longest;

        @Override
        public void write(char[] buffer, int offset, int length) {
            written += length;
            longest = Math.max(longest, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static final class FailingOut extends Writer {
        private final String reason;

        FailingOut(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(char[] buffer, int offset, int length) throws IOException {
            throw new IOException(reason);
        }

        @Override
        public void flush() throws IOException {
            throw new IOException(reason);
        }

        @Override
        public void close() {}
    }
}
