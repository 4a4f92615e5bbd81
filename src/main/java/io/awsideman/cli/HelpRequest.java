package io.awsideman.cli;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** A command line that asks for the help of a command and for nothing else; all others are picocli's. */
final class HelpRequest {
    private HelpRequest() {}

    /** The page that a command line asks for; null if it asks for none, or not plainly, or the build has written none. */
    static @Nullable String page(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        int last = words.size() - 1;
        if (last < 0) {
            return null;
        }
        if (words.get(0).equals(Nouns.HELP)) {
            return pageOf(words.subList(1, last + 1));
        }
        return words.get(last).equals("--help") || words.get(last).equals("-h") ? pageOf(words.subList(0, last)) : null;
    }

    private static @Nullable String pageOf(List<String> command) {
        for (String word : command) {
            if (word.indexOf(' ') >= 0) {
                return null;
            }
        }
        String page = HelpPages.load().of(String.join(" ", command));
        if (page == null) {
            return null;
        }
        String shown = Ansi.AUTO.enabled() ? page : withoutColours(page);
        return System.lineSeparator().equals("\n") ? shown : shown.replace("\n", System.lineSeparator());
    }

    /** Without the sequences from an escape character to the next m. */
    static String withoutColours(String page) {
        StringBuilder plain = new StringBuilder(page.length());
        int from = 0;
        for (int escape = page.indexOf('\u001b'); escape >= 0; escape = page.indexOf('\u001b', from)) {
            plain.append(page, from, escape);
            from = page.indexOf('m', escape) + 1;
        }
        return plain.append(page, from, page.length()).toString();
    }
}
