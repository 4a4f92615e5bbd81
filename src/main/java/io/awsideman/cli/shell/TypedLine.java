package io.awsideman.cli.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * A command line as it was typed until now, in the syntax that bash and zsh share; nothing is expanded.
 *
 * @param words the finished words without their quotes, the program's name first
 * @param last the word at the cursor without its quotes, empty after a blank
 * @param kept how much of the beginning of {@code last} stays as it is when bash completes it
 * @param quote the quote that is open at the cursor, or 0
 */
record TypedLine(List<String> words, String last, int kept, char quote) {
    /** Word breaks that are the first character of the word they begin: what bash gives readline as special prefixes. */
    private static final String REPLACED_BREAKS = "$@";

    /** Signs that mean nothing to the shell. */
    private static final String PLAIN = "_./:=@%+,-";

    /** Signs that the shell takes for its own between double quotes. */
    private static final String IN_QUOTES = "\"\\$`";

    /** @param breaks the characters after which bash begins a new word ({@code COMP_WORDBREAKS}) */
    static TypedLine parse(String text, String breaks) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        int kept = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                begun = true;
                kept = word.length();
            } else if (c == '\\' && i + 1 < text.length() && escapes(quote, text.charAt(i + 1))) {
                word.append(text.charAt(++i));
                begun = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
                kept = 0;
            } else {
                word.append(c);
                begun = true;
                if (quote == 0 && breaks.indexOf(c) >= 0) {
                    kept = REPLACED_BREAKS.indexOf(c) >= 0 ? word.length() - 1 : word.length();
                }
            }
        }
        while (!words.isEmpty() && words.get(0).indexOf('=') > 0 && words.get(0).matches("\\w+=.*")) {
            words.remove(0); // AWS_PROFILE=prod awsideman …
        }
        return new TypedLine(List.copyOf(words), word.toString(), kept, quote);
    }

    private static boolean escapes(char quote, char next) {
        return quote == 0 || (quote == '"' && "\"\\$`".indexOf(next) >= 0);
    }

    /** What replaces the rest of the last word, in quotes if it needs them, so that bash reads {@code whole}. */
    String inBash(String whole) {
        String rest = whole.substring(kept);
        return switch (quote) {
            case '\'' -> rest.replace("'", "'\\''");
            case '"' -> escaped(rest, false);
            default -> escaped(rest, true);
        };
    }

    /** With a backslash before each sign that the shell would take for its own. */
    private static String escaped(String text, boolean unquoted) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c > 0x7f;
            boolean special = unquoted ? !word && PLAIN.indexOf(c) < 0 : IN_QUOTES.indexOf(c) >= 0;
            escaped.append(special ? "\\" : "").append(c);
        }
        return escaped.toString();
    }
}
