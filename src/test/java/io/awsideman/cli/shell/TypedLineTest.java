package io.awsideman.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedLineTest {
    private static final String BREAKS = " \t\n\"'@><=;|&(:";

    @Test
    void wordsLoseTheirQuotesAndTheLastIsTheOneAtTheCursor() {
        TypedLine line = TypedLine.parse("awsideman  group 'R&D + Ops' \"say \\\"x\\\"\" a\\ b Cl", BREAKS);

        assertThat(line.words()).containsExactly("awsideman", "group", "R&D + Ops", "say \"x\"", "a b");
        assertThat(line.last()).isEqualTo("Cl");
        assertThat(line.quote()).isEqualTo((char) 0);
    }

    @Test
    void afterABlankTheLastWordIsEmptyAndEmptyQuotesAreAWord() {
        assertThat(TypedLine.parse("awsideman get ", BREAKS).last()).isEmpty();
        assertThat(TypedLine.parse("awsideman '' x", BREAKS).words()).containsExactly("awsideman", "");
        assertThat(TypedLine.parse("", BREAKS).words()).isEmpty();
    }

    @Test
    void variablesInFrontAreNotTheProgram() {
        assertThat(TypedLine.parse("AWS_PROFILE=prod LANG=C awsideman user x", BREAKS)
                        .words())
                .containsExactly("awsideman", "user");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "x Cl                | Cloud Platform Team  | Cloud\\ Platform\\ Team",
                "x Cloud\\ Pl        | Cloud Platform Team  | Cloud\\ Platform\\ Team",
                "x 'Cl              | Cloud Platform Team  | Cloud Platform Team",
                "x \"Cl             | Cloud Platform Team  | Cloud Platform Team",
                "x john             | john.doe@example.com | john.doe@example.com",
                "x john.doe@e       | john.doe@example.com | @example.com",
                "x 'john.doe@e      | john.doe@example.com | john.doe@example.com",
                "x john.doe\\@e      | john.doe@example.com | john.doe@example.com",
                "x --user=jo        | --user=john@a b      | john@a\\ b",
                "x --user=john@     | --user=john@a b      | @a\\ b",
                "x A                | A+=,.@-_/%           | A+=,.@-_/%",
                "x A                | A'\"\\$`&;(*?~!{#    | A\\'\\\"\\\\\\$\\`\\&\\;\\(\\*\\?\\~\\!\\{\\#",
                "x 'A               | A'\"\\$`             | A'\\''\"\\$`",
                "x \"A              | A'\"\\$`             | A'\\\"\\\\\\$\\`",
                "x G                | Größe 部署            | Größe\\ 部署",
            })
    void bashReadsTheWholeNameAgain(String typed, String whole, String replacement) {
        assertThat(TypedLine.parse(typed, BREAKS).inBash(whole)).isEqualTo(replacement);
    }

    @Test
    void withoutWordBreaksNothingIsKept() {
        assertThat(TypedLine.parse("x john.doe@e", "").inBash("john.doe@example.com"))
                .isEqualTo("john.doe@example.com");
    }
}
