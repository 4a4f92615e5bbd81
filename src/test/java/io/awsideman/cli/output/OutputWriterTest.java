package io.awsideman.cli.output;

import static io.awsideman.cli.output.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.awsideman.failure.AdminException;
import java.io.IOException;
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
    class Streams {
        @ParameterizedTest
        @EnumSource(
                value = OutputFormat.class,
                names = {"JSON", "JSONL", "YAML", "CSV", "TEXT", "HTML"})
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
                .isEqualTo("Use one of: table, json, jsonl, yaml, csv, text, html.");
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
