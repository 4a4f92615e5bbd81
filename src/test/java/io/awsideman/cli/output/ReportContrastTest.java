package io.awsideman.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether the colours of HTML documents can be told apart: WCAG 2.2, success criteria 1.4.3 (AA) and 1.4.11. */
class ReportContrastTest {
    private static final double TEXT = 4.5;
    private static final double CONTROL = 3;

    private static final Pattern PALETTE = Pattern.compile("(?:@media ([^{]+)\\{\\s*)?:root \\{([^}]*)}");
    private static final Pattern COLOR = Pattern.compile("--([a-z]+): (#[0-9a-f]{3}(?:[0-9a-f]{3})?);");
    private static final Pattern USE = Pattern.compile("[{;]\\s*(color|background|border|outline)[a-z-]*: ([^;}]+)");
    private static final Pattern NAME = Pattern.compile("var\\(--([a-z]+)\\)");

    private final String style;

    ReportContrastTest() throws IOException {
        try (InputStream in = HtmlFormat.class.getResourceAsStream("report.css")) {
            style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    enum Scheme {
        LIGHT(""),
        DARK("(prefers-color-scheme: dark)"),
        PRINT("print");

        private final String media;

        Scheme(String media) {
            this.media = media;
        }
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void everyColorOfTextIsReadableOnEveryGround(Scheme scheme) {
        Map<String, Integer> palette = palette(scheme);

        for (String text : used("color")) {
            for (String ground : used("background")) {
                assertThat(contrast(palette, text, ground))
                        .as("%s on %s", text, ground)
                        .isGreaterThanOrEqualTo(TEXT);
            }
        }
    }

    /** The edge of the field and the ring around what has the focus; lines between rows need not be seen. */
    @ParameterizedTest
    @EnumSource(
            value = Scheme.class,
            names = {"LIGHT", "DARK"})
    void fieldAndFocusAreSeenOnEveryGround(Scheme scheme) {
        Map<String, Integer> palette = palette(scheme);
        Set<String> edges = new TreeSet<>(used("border"));
        edges.addAll(used("outline"));
        edges.remove("line");

        assertThat(edges).containsExactly("accent", "soft");
        for (String edge : edges) {
            for (String ground : used("background")) {
                assertThat(contrast(palette, edge, ground))
                        .as("%s on %s", edge, ground)
                        .isGreaterThanOrEqualTo(CONTROL);
            }
        }
    }

    @Test
    void everyColorIsOneOfThePalette() {
        Set<String> others = new TreeSet<>();
        for (Matcher use = USE.matcher(style); use.find(); ) {
            String value = NAME.matcher(use.group(2)).replaceAll("");
            if (use.group(1).equals("color") || use.group(1).equals("background")) {
                others.add(value.strip());
            } else {
                assertThat(value).doesNotContain("#", "rgb");
            }
        }

        assertThat(others).isSubsetOf("", "inherit", "none", "light dark");
        assertThat(used("color")).containsExactly("accent", "soft", "text");
        assertThat(used("background")).containsExactly("band", "ground");
        assertThat(style).doesNotContain("opacity", "filter:", "mix-blend-mode");
    }

    private Set<String> used(String property) {
        Set<String> names = new TreeSet<>();
        for (Matcher use = USE.matcher(style); use.find(); ) {
            Matcher name = NAME.matcher(use.group(2));
            if (use.group(1).equals(property) && name.find()) {
                names.add(name.group(1));
            }
        }
        return names;
    }

    /** What a scheme does not set is as in the light one. */
    private Map<String, Integer> palette(Scheme scheme) {
        Map<String, Integer> colors = new HashMap<>();
        boolean found = false;
        for (Matcher palette = PALETTE.matcher(style); palette.find(); ) {
            String media = palette.group(1) == null ? "" : palette.group(1).strip();
            found |= media.equals(scheme.media);
            if (media.isEmpty() || media.equals(scheme.media)) {
                for (Matcher color = COLOR.matcher(palette.group(2)); color.find(); ) {
                    colors.put(color.group(1), rgb(color.group(2)));
                }
            }
        }
        assertThat(found).as("colors for %s", scheme).isTrue();
        return colors;
    }

    private static int rgb(String hex) {
        String digits = hex.substring(1);
        return Integer.parseInt(digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1"), 16);
    }

    private static double contrast(Map<String, Integer> palette, String one, String other) {
        assertThat(palette).containsKeys(one, other);
        return contrast(palette.getOrDefault(one, 0), palette.getOrDefault(other, 0));
    }

    /** From 1 to 21, as WCAG defines it. */
    private static double contrast(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    @Test
    void contrastIsMeasuredAsWcagDoes() {
        assertThat(Stream.of(0x000000, 0x777777, 0x767676, 0xffffff).map(color -> contrast(color, 0xffffff)))
                .satisfiesExactly(
                        black -> assertThat(black).isEqualTo(21),
                        justNot -> assertThat(justNot).isBetween(4.4, 4.5),
                        just -> assertThat(just).isBetween(4.5, 4.6),
                        white -> assertThat(white).isEqualTo(1));
    }
}
