package io.awsideman.cli.output;

import static io.awsideman.cli.output.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which columns are shown, and in which order the rows. */
class OutputSelectionTest {
    private static final List<Map<String, Object>> PEOPLE = List.of(Rows.alice(), Rows.bob());

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
}
