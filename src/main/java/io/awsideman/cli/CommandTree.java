package io.awsideman.cli;

import io.awsideman.cli.Noun.Verb;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Builds the tree of commands, making only those that the arguments may be about: to make all of them takes longer than a
 * cached answer. Help, suggestions and errors know the other nouns and verbs by name and summary, from the {@link CommandGroup}
 * of their level.
 */
public final class CommandTree {
    private final GlobalOptions options;
    private final CommandContext context;
    private final Nouns nouns;

    CommandTree(GlobalOptions options, CommandContext context, Nouns nouns) {
        this.options = options;
        this.context = context;
        this.nouns = nouns;
    }

    /** The tree for these arguments. Any word that is the name of a noun or verb counts, so no option has to be known here. */
    CommandLine forArguments(String[] arguments) {
        Set<String> words = Set.copyOf(Arrays.asList(arguments));
        return build(words::contains, words);
    }

    /** The tree with every command in full. */
    CommandLine complete() {
        return build(word -> true, Set.of());
    }

    private CommandLine build(Predicate<String> wanted, Set<String> hidden) {
        CommandFactory factory = new CommandFactory(context);
        Map<String, String> summaries = nouns.summaries();
        CommandLine line = new CommandLine(RootCommand.spec(options, summaries), factory);
        summaries.forEach((name, summary) -> {
            if (wanted.test(name)) {
                line.addSubcommand(name, noun(name, summary, wanted, hidden, factory));
            }
        });
        HelpLayout.apply(line);
        line.setOverwrittenOptionsAllowed(true);
        line.setAllowSubcommandsAsOptionParameters(true); // --profile sandbox
        line.setExpandAtFiles(false);
        return line;
    }

    private CommandLine noun(
            String name, String summary, Predicate<String> wanted, Set<String> hidden, CommandFactory factory) {
        Noun named = nouns.verbsOf(name);
        Map<String, String> summaries = new LinkedHashMap<>();
        named.verbs().forEach(verb -> summaries.put(verb.name(), verb.summary()));
        CommandLine noun = new CommandLine(new CommandGroup(summaries).spec(), factory);
        describe(noun.getCommandSpec(), name, summary);
        for (Verb verb : named.verbs()) {
            if (wanted.test(verb.name())) {
                noun.addSubcommand(verb.name(), verb(verb, factory));
            }
        }
        named.hidden().forEach((word, verb) -> {
            if (hidden.contains(word)) {
                CommandLine line = verb(verb, factory);
                line.getCommandSpec().usageMessage().hidden(true);
                noun.addSubcommand(word, line);
            }
        });
        return noun;
    }

    private static CommandLine verb(Verb verb, CommandFactory factory) {
        CommandLine line = new CommandLine(verb.command(), factory);
        describe(line.getCommandSpec(), verb.name(), verb.summary());
        return line;
    }

    private static void describe(CommandSpec spec, String name, String summary) {
        spec.name(name);
        spec.usageMessage().description(summary);
    }
}
