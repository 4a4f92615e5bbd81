package io.awsideman.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
    @ParameterizedTest(name = "{2}")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "abc,3,ASCII",
                "Äpfel,5,composed Latin",
                "A\u0308pfel,5,decomposed Latin",
                "鮑勃,4,Chinese",
                "ｆｕｌｌ,8,fullwidth forms",
                "ﾊﾝ,2,halfwidth katakana",
                "한국,4,Hangul syllables",
                "\u1112\u1161\u11AB,2,Hangul jamo",
                "\u3042\u3099,2,kana with a combining voice mark",
                "👍,2,emoji",
                "👍🏽,2,emoji with a skin tone",
                "👩‍👩‍👧‍👦,2,family joined by zero width joiners",
                "🇨🇭,2,flag",
                "🇨🇭🇦🇹,4,two flags",
                "❤️,2,heart with the emoji selector",
                "❤,1,heart as text",
                "1️⃣,2,keycap",
                "🏴󠁧󠁢󠁳󠁣󠁴󠁿,2,flag of tags",
                "a\u200bb,2,zero width space",
                "e\u0301\u0323,1,two combining marks",
                "あ1👍é,6,all together"
            })
    void cellsAreCountedAsTerminalsDrawThem(String text, int cells, String what) {
        assertThat(DisplayWidth.of(text)).as(what).isEqualTo(cells);
    }

    /** A combining mark at the end adds no cell, but makes the characters before it be looked at as clusters. */
    @Test
    void whatIsCountedWithoutClustersHasTheSameCells() {
        for (char c = 0xA0; c < Character.MIN_SURROGATE; c++) {
            String text = "x" + c + c + "y";

            assertThat(DisplayWidth.of(text)).as("U+%04X", (int) c).isEqualTo(DisplayWidth.of(text + "\u0301"));
        }
    }

    @Test
    void cuttingNeverSplitsACluster() {
        assertThat(DisplayWidth.cut("👩‍👩‍👧‍👦ab", 3)).isEqualTo("👩‍👩‍👧‍👦…");
        assertThat(DisplayWidth.cut("👩‍👩‍👧‍👦ab", 2)).isEqualTo("…");
        assertThat(DisplayWidth.cut("鮑勃鮑", 4)).isEqualTo("鮑…");
        assertThat(DisplayWidth.cut("e\u0301e\u0301e\u0301", 2)).isEqualTo("e\u0301…");
    }

    @Test
    void textThatFitsIsLeftAlone() {
        assertThat(DisplayWidth.cut("鮑勃", 4)).isEqualTo("鮑勃");
    }
}
