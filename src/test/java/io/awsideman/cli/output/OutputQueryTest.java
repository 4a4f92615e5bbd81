package io.awsideman.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --query} makes of the rows. */
class OutputQueryTest {
    private static final List<Map<String, Object>> PEOPLE = List.of(Rows.alice(), Rows.bob());

    @ParameterizedTest
    @EnumSource(
            value = OutputFormat.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = "HTML") // which is a document in any case
    void everyShapePrintsInEveryFormat(OutputFormat format) {
        String quote =
                switch (format) {
                    case JSON, JSONL, YAML -> "\"";
                    default -> "";
                };
        String end = format == OutputFormat.CSV ? "\r\n" : "\n";

        assertThat(Rows.listing(Rows.query(format, "[0].UserName"), PEOPLE)).isEqualTo(quote + "alice" + quote + end);
        assertThat(Rows.listing(Rows.query(format, "length(@)"), PEOPLE)).isEqualTo("2" + end);
        for (String query : List.of("@", "[].UserName", "[].[UserName,Logins]", "[0]", "[].Emails", "[[], `1`, 'a']")) {
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

        new OutputWriter(out, messages::add, Rows.query(OutputFormat.TABLE, "[7]")).writeListing(PEOPLE, Rows.LAYOUT);

        assertThat(out.toString()).isEmpty();
        assertThat(messages).containsExactly("The query found nothing.");
        assertThat(Rows.listing(Rows.query(OutputFormat.JSON, "[7]"), PEOPLE)).isEqualTo("null\n");
    }

    @Test
    void anObjectCanBeQueriedToo() {
        assertThat(Rows.object(Rows.query(OutputFormat.TEXT, "Emails[?Primary].Value"), Rows.alice()))
                .isEqualTo("alice@example.com\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[?", "", "a b", "#", "nope(@)", "sort_by(@)"})
    void aMalformedQueryIsAUsageErrorWithAPosition(String query) {
        assertThatThrownBy(
                        () -> new OutputWriter(new StringWriter(), message -> {}, Rows.query(OutputFormat.JSON, query)))
                .asInstanceOf(type(AdminException.class))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.USAGE);
                    assertThat(failure).hasMessageContaining("--query").hasMessageMatching("(?s).* at position \\d+");
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
