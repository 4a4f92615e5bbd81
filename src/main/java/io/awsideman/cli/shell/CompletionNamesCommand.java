package io.awsideman.cli.shell;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.GlobalOptions;
import io.awsideman.failure.AdminException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The names that complete the last word of an unfinished command line, one a line, from the cache alone: the scripts for the
 * shells ask for them at every press of the key, so it calls nobody, asks nothing, and where it knows nothing it says nothing.
 */
@Command(footer = {"  awsideman completion names bash 'awsideman user get jo'"})
final class CompletionNamesCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "SHELL", description = "bash or zsh: how the names are written")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String shell;

    @Parameters(index = "1", paramLabel = "LINE", description = "What was typed until the cursor")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String line;

    @Option(names = "--word-breaks", paramLabel = "CHARACTERS", description = "COMP_WORDBREAKS of bash")
    private String breaks = "";

    CompletionNamesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        TypedLine typed = TypedLine.parse(line, breaks);
        List<String> words = typed.words()
                .subList(Math.min(1, typed.words().size()), typed.words().size());
        GlobalOptions options = new GlobalOptions();
        CommandLine tree = context.treeFor(options, words);
        Optional<NamePlace> place = NamePlace.find(tree, words, typed.last());
        if (place.isPresent()) {
            List<String> names = names(context.recalling(tree, options, words), typed, place.get());
            if (!names.isEmpty()) {
                context.value("Names", String.join("\n", names));
            }
        }
        return ExitStatus.OK;
    }

    private List<String> names(CommandContext known, TypedLine typed, NamePlace place) {
        try (CommandContext recalling = known) {
            return place.kind()
                    .names(recalling.session())
                    .filter(name -> name.chars().noneMatch(Character::isISOControl)) // would be several lines
                    .map(name -> place.head() + name)
                    .filter(word -> word.startsWith(typed.last()))
                    .distinct()
                    .map(word -> shell.equals("zsh") ? word.substring(place.option()) : typed.inBash(word))
                    .toList();
        } catch (AdminException unknown) {
            return List.of(); // a broken configuration shows when the line is run
        }
    }
}
