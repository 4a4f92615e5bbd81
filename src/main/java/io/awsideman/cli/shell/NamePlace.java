package io.awsideman.cli.shell;

import io.awsideman.cli.GlobalOptions;
import io.awsideman.cli.LinePosition;
import io.awsideman.cli.arguments.Argument;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where on the command line a name is being written.
 *
 * @param head what stands before the name in its word: {@code --group=} of {@code --group=Dev}, or the names of a list
 * @param option how much of the head is the option
 */
record NamePlace(NameKind kind, String head, int option) {

    /**
     * The place of the last word.
     *
     * @param line its beginning
     * @param options get the values of those that the line has
     * @param words those before, without the program's name
     */
    static Optional<NamePlace> find(LinePosition line, GlobalOptions options, List<String> words, String last) {
        Argument waiting = null;
        boolean optionsEnded = false;
        for (String word : words) {
            if (waiting != null) {
                read(options, waiting, word);
                waiting = null;
            } else if (!optionsEnded && word.equals("--")) {
                optionsEnded = true;
            } else if (!optionsEnded && word.startsWith("-")) {
                waiting = option(line, options, word);
            } else if (!line.enter(word)) {
                line.pass();
            }
        }
        if (waiting != null) {
            return place(waiting, last, 0);
        }
        if (!optionsEnded && last.startsWith("-")) {
            int equals = last.indexOf('=');
            Argument option = equals < 0 ? null : line.option(last.substring(0, equals));
            return option != null && option.takesValue() ? place(option, last, equals + 1) : Optional.empty();
        }
        return Optional.ofNullable(line.parameter()).flatMap(parameter -> place(parameter, last, 0));
    }

    /** The option that this word is, if its value is the next word. */
    private static @Nullable Argument option(LinePosition line, GlobalOptions options, String word) {
        int equals = word.indexOf('=');
        Argument option = line.option(equals < 0 ? word : word.substring(0, equals));
        if (option == null || (equals < 0 && option.takesValue())) {
            return option;
        }
        read(options, option, equals < 0 ? "" : word.substring(equals + 1));
        return null;
    }

    private static void read(GlobalOptions options, Argument option, String value) {
        try {
            options.read(option, List.of(value));
        } catch (Exception e) {
            // it is told when the line is run; until then the option is as if it were not there
        }
    }

    private static Optional<NamePlace> place(Argument argument, String word, int from) {
        int start = argument.separated() ? Math.max(from, word.lastIndexOf(',') + 1) : from;
        return NameKind.of(argument).map(kind -> new NamePlace(kind, word.substring(0, start), from));
    }
}
