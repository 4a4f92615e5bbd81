package io.awsideman.cli;

import io.awsideman.cli.Noun.Verb;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Builds the tree of commands, reading only the classes that the arguments may be about: reading the annotations of all
 * of them costs more than a cached answer. The other nouns and verbs are there by name and summary, so that help, suggestions
 * and errors know them.
 */
public final class CommandTree {
    private final RootCommand root;
    private final CommandContext context;
    private final Nouns nouns;

    CommandTree(RootCommand root, CommandContext context, Nouns nouns) {
        this.root = root;
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
        CommandLine line = new CommandLine(root, factory);
        nouns.summaries().forEach((name, summary) -> {
            CommandLine noun = new CommandLine(CommandSpec.create(), factory);
            describe(noun.getCommandSpec(), name, summary);
            line.addSubcommand(name, noun);
            if (wanted.test(name)) {
                Noun named = nouns.verbsOf(name);
                addVerbs(noun, named.verbs(), wanted, factory);
                named.hidden().forEach((word, verb) -> {
                    if (hidden.contains(word)) {
                        addHidden(noun, word, verb, factory);
                    }
                });
            }
        });
        HelpLayout.apply(line);
        line.setOverwrittenOptionsAllowed(true);
        line.setAllowSubcommandsAsOptionParameters(true); // --profile sandbox
        line.setExpandAtFiles(false);
        return line;
    }

    private static void addVerbs(
            CommandLine noun, Collection<Verb> verbs, Predicate<String> wanted, CommandFactory factory) {
        for (Verb verb : verbs) {
            CommandLine line = wanted.test(verb.name())
                    ? new CommandLine(verb.command(), factory)
                    : new CommandLine(CommandSpec.create(), factory);
            describe(line.getCommandSpec(), verb.name(), verb.summary());
            noun.addSubcommand(verb.name(), line);
        }
    }

    private static void addHidden(CommandLine noun, String word, Verb verb, CommandFactory factory) {
        CommandLine line = new CommandLine(verb.command(), factory);
        describe(line.getCommandSpec(), verb.name(), verb.summary());
        line.getCommandSpec().usageMessage().hidden(true);
        noun.addSubcommand(word, line);
    }

    private static void describe(CommandSpec spec, String name, String summary) {
        spec.name(name);
        spec.usageMessage().description(summary);
    }
}
