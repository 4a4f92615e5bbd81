package io.awsideman.cli.distribution;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A text in the language of man(7), being written. Every text that is passed in is plain: it is escaped here, so that
 * hyphens stay hyphens that can be searched and copied, and no line is taken for a request.
 */
final class Roff {
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9]+");

    private final StringBuilder page = new StringBuilder();

    /** A request with its arguments, each of which stays one argument whatever it holds. */
    Roff request(String name, String... arguments) {
        page.append('.').append(name);
        for (String argument : arguments) {
            page.append(' ').append(PLAIN_WORD.matcher(argument).matches() ? argument : quoted(argument));
        }
        page.append('\n');
        return this;
    }

    Roff text(String line) {
        return line(escape(line));
    }

    /** A line that is roff already, made with {@link #bold}, {@link #italic} and {@link #escape}. */
    Roff line(String roff) {
        boolean looksLikeRequest = roff.startsWith(".") || roff.startsWith("'");
        page.append(looksLikeRequest ? "\\&" : "").append(roff).append('\n');
        return this;
    }

    /** Text of which each line begins a new one, within the paragraph. */
    Roff lines(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                request("br");
            }
            text(lines.get(i).strip());
        }
        return this;
    }

    /** Text as help shows it: paragraphs between empty lines; what is indented keeps its lines. */
    Roff paragraphs(List<String> lines) {
        boolean verbatim = false;
        boolean broken = false;
        for (String line : lines) {
            boolean indented = line.startsWith("  ") && !line.isBlank();
            if (verbatim && !indented) {
                request("fi").request("RE");
            }
            if (indented && !verbatim) {
                request("PP").request("RS", "4").request("nf");
            } else if (!indented && !line.isBlank() && (broken || verbatim)) {
                request("PP");
            }
            verbatim = indented;
            broken = line.isBlank();
            if (!line.isBlank()) {
                text(verbatim ? line.substring(2).stripTrailing() : line.strip());
            }
        }
        if (verbatim) {
            request("fi").request("RE");
        }
        return this;
    }

    private static String quoted(String argument) {
        return '"' + escape(argument).replace("\"", "\\(dq") + '"';
    }

    static String bold(String text) {
        return "\\fB" + escape(text) + "\\fR";
    }

    static String italic(String text) {
        return "\\fI" + escape(text) + "\\fR";
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '\\' -> escaped.append("\\(rs");
                case ',' -> escaped.append(",\\:"); // a long enumeration without spaces may be broken here
                case '-' -> escaped.append("\\-");
                case '~' -> escaped.append("\\(ti");
                case '^' -> escaped.append("\\(ha");
                case '`' -> escaped.append("\\(ga");
                case '\'' -> escaped.append("\\(aq");
                default -> {
                    if (character < 0x80) {
                        escaped.append((char) character);
                    } else {
                        escaped.append("\\[u%04X]".formatted(character));
                    }
                }
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
