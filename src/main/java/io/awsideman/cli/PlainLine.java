package io.awsideman.cli;

import io.awsideman.cli.Noun.Verb;
import io.awsideman.cli.arguments.Argument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A command line that says plainly and completely what it wants, as most do: a noun, a verb, and arguments in their usual
 * spelling. It is read without picocli, whose model of a command takes as long to make as a cached answer takes otherwise.
 *
 * <p>All that is not plain is left to picocli: help, errors, short options in one word, values that look like options. What is
 * read here means what it means there.
 */
final class PlainLine {
    private final GlobalOptions options;
    private final LinePosition position;
    /** By identity: equal arguments are the same, and the hash of a record is dear to a process that lives so short. */
    private final Map<Argument, List<String>> given = new IdentityHashMap<>();

    private PlainLine(Nouns nouns, GlobalOptions options) {
        this.options = options;
        this.position = new LinePosition(nouns, options);
    }

    /**
     * The command of a line with its arguments, ready to be called.
     *
     * @param options get the values of those that every command has
     * @return null if the line is not plain; then no option has a value
     */
    static @Nullable Callable<?> command(String[] words, Nouns nouns, GlobalOptions options, CommandFactory factory) {
        PlainLine line = new PlainLine(nouns, options);
        try {
            return line.read(words) ? line.made(factory) : null;
        } catch (Exception e) { // a value that does not fit: picocli tells what is wrong with it
            options.forget();
            return null;
        }
    }

    private boolean read(String[] words) {
        int next = 0;
        while (next < words.length) {
            String word = words[next++];
            if (!word.startsWith("-")) {
                if (!takeWord(word)) {
                    return false;
                }
                continue;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            Argument option = position.option(equals < 0 ? word : word.substring(0, equals));
            boolean taken;
            if (option == null || option == options.help()) {
                taken = false;
            } else if (!option.takesValue()) {
                taken = equals < 0 && given.put(option, List.of()) == null;
            } else if (equals >= 0) {
                taken = takeValue(option, word.substring(equals + 1));
            } else {
                taken = next < words.length && takeValue(option, words[next++]);
            }
            if (!taken) {
                return false;
            }
        }
        return position.verb() != null && nothingIsMissing();
    }

    private boolean nothingIsMissing() {
        for (Argument argument : position.arguments()) {
            if (argument.required() && !given.containsKey(argument)) {
                return false;
            }
        }
        return true;
    }

    private boolean takeWord(String word) {
        if (position.verb() == null) {
            return position.enter(word);
        }
        Argument parameter = position.parameter();
        position.pass();
        return parameter != null && takeValue(parameter, word);
    }

    /** Keeps a value, unless only picocli knows what it means. */
    private boolean takeValue(Argument argument, String text) {
        if (text.isEmpty() || text.startsWith("-") || text.indexOf('"') >= 0) {
            return false;
        }
        return switch (argument.value()) {
            case TEXT -> given.put(argument, List.of(text)) == null;
            case NUMBER -> isNumber(text) && given.put(argument, List.of(text)) == null;
            case TEXTS -> {
                List<String> texts = given.computeIfAbsent(argument, first -> new ArrayList<>());
                texts.addAll(argument.separated() ? Arrays.asList(text.split(",", -1)) : List.of(text));
                yield !texts.contains("");
            }
            case FLAG, OTHER -> false;
        };
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() < 10;
    }

    private @Nullable Callable<?> made(CommandFactory factory) throws Exception {
        Verb verb = position.verb();
        if (!(verb != null && factory.create(verb.command()) instanceof Callable<?> command)) {
            return null;
        }
        for (Map.Entry<Argument, List<String>> entry : given.entrySet()) {
            if (!options.read(entry.getKey(), entry.getValue())) {
                entry.getKey().give(command, entry.getValue());
            }
        }
        return command;
    }
}
