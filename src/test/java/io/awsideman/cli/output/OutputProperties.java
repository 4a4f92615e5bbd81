package io.awsideman.cli.output;

import static io.awsideman.cli.output.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class OutputProperties {
    @Property
    void csvReadsBackAsWritten(@ForAll("texts") String first, @ForAll("texts") String second) {
        String csv = Rows.listing(
                Rows.columns(OutputFormat.CSV, "UserName", "UserId"),
                List.of(row("UserName", first, "UserId", second)));

        assertThat(readCsv(csv))
                .containsExactly(List.of("UserName", "UserId"), List.of(armoured(first), armoured(second)));
    }

    @Property
    void noCsvFieldStartsAFormula(@ForAll("texts") String text) {
        String csv = Rows.listing(Rows.columns(OutputFormat.CSV, "UserName"), List.of(row("UserName", text)));

        assertThat(readCsv(csv).get(1).get(0)).doesNotMatch("(?s)[=+\\-@\t\r].*");
    }

    @Property
    void jsonReadsBackAsWritten(@ForAll("values") Object value) throws IOException {
        Map<String, Object> row = row("UserName", value);

        Object array = new ObjectMapper()
                .readValue(Rows.listing(OutputOptions.of(OutputFormat.JSON), List.of(row, row)), Object.class);
        Object line =
                new ObjectMapper().readValue(Rows.object(OutputOptions.of(OutputFormat.JSONL), row), Object.class);

        assertThat(array).isEqualTo(List.of(row, row));
        assertThat(line).isEqualTo(row);
    }

    @Property
    void timesAreWrittenAsJavaWritesThem(
            @ForAll @LongRange(min = -70_000_000_000L, max = 300_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(max = 3) int precision) {
        int[] steps = {1_000_000_000, 1_000_000, 1_000, 1};
        Instant time = Instant.ofEpochSecond(second, nano - nano % steps[precision]);

        assertThat(Rows.listing(OutputOptions.of(OutputFormat.JSONL), List.of(Map.of("CreatedAt", time))))
                .isEqualTo("{\"CreatedAt\":\"" + time + "\"}\n");
    }

    @Property
    void yamlReadsBackAsWritten(@ForAll("values") Object value) {
        Map<String, Object> row = row("UserName", value);

        Object list = new Load(LoadSettings.builder().build())
                .loadFromString(Rows.listing(OutputOptions.of(OutputFormat.YAML), List.of(row, row)));

        assertThat(list).isEqualTo(List.of(row, row));
    }

    @Property
    void textKeepsOneLineAndOneTabPerRow(@ForAll("texts") String first, @ForAll("texts") String second) {
        String text = Rows.listing(
                Rows.columns(OutputFormat.TEXT, "UserName", "UserId"),
                List.of(row("UserName", first, "UserId", second)));

        assertThat(text.chars().filter(c -> c == '\n').count()).isEqualTo(1);
        assertThat(text.chars().filter(c -> c == '\t').count()).isEqualTo(1);
        assertThat(text.chars().filter(c -> c < 0x20 && c != '\t' && c != '\n').count())
                .isZero();
    }

    @Property
    void aCutTextFits(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 30) int cells) {
        assertThat(DisplayWidth.of(DisplayWidth.cut(Printable.of(text), cells))).isLessThanOrEqualTo(cells);
    }

    @Property
    void tableLinesFitTheTerminal(
            @ForAll("texts") String first,
            @ForAll("texts") String second,
            @ForAll @IntRange(min = 8, max = 60) int width) {
        OutputOptions options = new OutputOptions(
                OutputFormat.TABLE, null, List.of("UserName", "UserId", "Logins"), List.of(), true, false, width);

        String table = Rows.listing(options, List.of(row("UserName", first, "UserId", second, "Logins", 3)));

        assertThat(Rows.lines(table)).allMatch(line -> DisplayWidth.of(line) <= width);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> awkward = Arbitraries.of(
                "=1+1",
                "+49 1",
                "-x",
                "@y",
                "\ttab",
                "\rcr",
                "a,b",
                "say \"hi\"",
                "two\r\nlines",
                "tB#:\n=1+1",
                " blank ",
                "'",
                "no",
                "2024-01-01",
                "0x1F",
                "1_000",
                "12:30:00",
                "~",
                "null",
                "- a",
                "a: b",
                "a #b",
                "鮑勃",
                "👩‍👩‍👧",
                "\u001b[31m",
                "\u0085",
                "\u2028",
                "---",
                "...",
                "{a}",
                "[a]",
                "&a",
                "*a",
                "!a",
                "%a",
                "`a`",
                "?",
                ":",
                "1e3",
                "1.",
                ".5",
                "");
        return Arbitraries.oneOf(awkward, Arbitraries.strings().ascii().ofMaxLength(40), unicode());
    }

    private static Arbitrary<String> unicode() {
        return Arbitraries.strings().withCharRange('\u0020', '\uD7FF').ofMaxLength(40);
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                texts().map(text -> (Object) text),
                Arbitraries.integers().map(number -> (Object) number),
                Arbitraries.of(true, false).map(flag -> (Object) flag));
        Arbitrary<Object> lists = scalars.list().ofMaxSize(4).map(list -> (Object) list);
        Arbitrary<Object> maps = Arbitraries.maps(texts(), Arbitraries.oneOf(scalars, lists))
                .ofMaxSize(4)
                .map(map -> (Object) new LinkedHashMap<>(map));
        return Arbitraries.oneOf(scalars, lists, maps);
    }

    private static String armoured(String text) {
        return text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
    }

    private static List<List<String>> readCsv(String csv) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                    field.append(csv.charAt(++i));
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || (c == '\r' && csv.charAt(i + 1) == '\n')) {
                record.add(field.toString());
                field.setLength(0);
                if (c == '\r') {
                    records.add(record);
                    record = new ArrayList<>();
                    i++;
                }
            } else {
                field.append(c);
            }
        }
        return records;
    }
}
