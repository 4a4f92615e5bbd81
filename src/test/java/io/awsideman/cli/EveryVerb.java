package io.awsideman.cli;

import io.awsideman.AllNouns;
import io.awsideman.cli.distribution.EveryCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The verbs there are, by their words ({@code user list}), and what their nature is. */
final class EveryVerb {
    /** What these do, changes nothing that could be regretted; any other verb that is not a read of AWS is a change. */
    private static final Set<String> HARMLESS = Set.of(
            "list",
            "show",
            "path",
            "validate",
            "bash",
            "zsh",
            "serve",
            "status",
            "health",
            "inspect",
            "accounts",
            "scopes",
            "verify",
            "review-diff",
            "diff",
            "warm");

    private final Map<String, CommandSpec> specs = new LinkedHashMap<>();
    private final Set<String> reads = new TreeSet<>();

    EveryVerb() {
        AllNouns nouns = new AllNouns();
        EveryCommand.tree().getSubcommands().forEach((noun, line) -> line.getSubcommands()
                .forEach((verb, command) -> specs.put(noun + " " + verb, command.getCommandSpec())));
        nouns.summaries().keySet().forEach(noun -> nouns.verbsOf(noun).verbs().stream()
                .filter(Noun.Verb::readsAws)
                .forEach(verb -> reads.add(noun + " " + verb.name())));
    }

    Set<String> readsOfAws() {
        return reads;
    }

    /** Those that change something, of AWS or on this machine. */
    Set<String> changes() {
        return having(spec -> true).stream()
                .filter(verb -> !reads.contains(verb) && !HARMLESS.contains(verb.split(" ")[1]))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those with an argument or an option whose value the help calls so. */
    Set<String> taking(Set<String> labels) {
        return having(spec -> Stream.concat(spec.positionalParameters().stream(), own(spec))
                .map(ArgSpec::paramLabel)
                .anyMatch(labels::contains));
    }

    /** Those with one of these options. */
    Set<String> withOption(Set<String> names) {
        return having(
                spec -> own(spec).anyMatch(option -> Stream.of(option.names()).anyMatch(names::contains)));
    }

    private static Stream<OptionSpec> own(CommandSpec spec) {
        return spec.options().stream().filter(option -> !option.inherited());
    }

    private Set<String> having(Predicate<CommandSpec> nature) {
        return specs.entrySet().stream()
                .filter(verb -> nature.test(verb.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The verbs of command lines, of which only the last after {@code &&} counts. */
    static Set<String> of(Stream<String> commands) {
        return commands.map(command -> command.replaceFirst(".* && ", "").split(" "))
                .map(words -> words[0] + " " + words[1])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
