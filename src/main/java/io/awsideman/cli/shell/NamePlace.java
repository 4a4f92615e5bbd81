package io.awsideman.cli.shell;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

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
     * @param root the commands that the words are about
     * @param words those before, without the program's name
     */
    static Optional<NamePlace> find(CommandLine root, List<String> words, String last) {
        CommandLine command = root;
        OptionSpec waiting = null;
        boolean optionsEnded = false;
        int position = 0;
        for (String word : words) {
            CommandLine verb = position == 0 ? command.getSubcommands().get(word) : null;
            if (waiting != null) {
                waiting = null;
            } else if (!optionsEnded && word.equals("--")) {
                optionsEnded = true;
            } else if (!optionsEnded && word.startsWith("-")) {
                waiting = takingAValue(command, word);
            } else if (verb != null) {
                command = verb;
            } else {
                position++;
            }
        }
        if (waiting != null) {
            return place(waiting, last, 0);
        }
        if (!optionsEnded && last.startsWith("-")) {
            int equals = last.indexOf('=');
            OptionSpec option = equals < 0 ? null : takingAValue(command, last.substring(0, equals));
            return option == null ? Optional.empty() : place(option, last, equals + 1);
        }
        int wanted = position;
        return command.getCommandSpec().positionalParameters().stream()
                .filter(parameter -> isAt(parameter, wanted))
                .findFirst()
                .flatMap(parameter -> place(parameter, last, 0));
    }

    private static @Nullable OptionSpec takingAValue(CommandLine command, String word) {
        OptionSpec option = command.getCommandSpec().optionsMap().get(word);
        return option != null && option.arity().max() > 0 ? option : null;
    }

    private static boolean isAt(PositionalParamSpec parameter, int position) {
        return parameter.index().min() <= position
                && position <= parameter.index().max();
    }

    private static Optional<NamePlace> place(ArgSpec argument, String word, int from) {
        int start = argument.splitRegex().equals(",") ? Math.max(from, word.lastIndexOf(',') + 1) : from;
        return NameKind.of(argument).map(kind -> new NamePlace(kind, word.substring(0, start), from));
    }
}
