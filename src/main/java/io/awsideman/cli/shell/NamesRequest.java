package io.awsideman.cli.shell;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.GlobalOptions;
import io.awsideman.cli.ProgramRequest;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names that complete the last word of an unfinished command line, one a line, from the cache alone: the scripts for the
 * shells ask for them at every press of the key, so it calls nobody, asks nothing, and where it knows nothing it says nothing.
 *
 * <p>The words are the shell, {@code bash} or {@code zsh}, which tells how names are written; what was typed until the cursor; and
 * for bash its {@code COMP_WORDBREAKS}.
 */
final class NamesRequest implements ProgramRequest {
    @Override
    public void answer(CommandContext context, List<String> words) {
        if (words.size() < 2 || words.size() > 3) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "completion names takes a shell, a line, and word breaks",
                    "it is for the scripts of: awsideman completion bash, awsideman completion zsh");
        }
        answer(context, words.get(0), TypedLine.parse(words.get(1), words.size() == 3 ? words.get(2) : ""));
    }

    private static void answer(CommandContext context, String shell, TypedLine typed) {
        List<String> words = typed.words()
                .subList(Math.min(1, typed.words().size()), typed.words().size());
        GlobalOptions options = new GlobalOptions();
        Optional<NamePlace> place = NamePlace.find(context.lineWith(options), options, words, typed.last());
        if (place.isPresent()) {
            List<String> names = names(context.recalling(options), shell, typed, place.get());
            if (!names.isEmpty()) {
                context.value("Names", String.join("\n", names));
            }
        }
    }

    private static List<String> names(CommandContext known, String shell, TypedLine typed, NamePlace place) {
        Set<String> words = new LinkedHashSet<>();
        try (CommandContext recalling = known) {
            place.kind().names(recalling.session(), name -> {
                String word = place.head() + name;
                if (word.startsWith(typed.last()) && isOneLine(name)) {
                    words.add(shell.equals("zsh") ? word.substring(place.option()) : typed.inBash(word));
                }
            });
            return List.copyOf(words);
        } catch (AdminException unknown) {
            return List.of(); // a broken configuration shows when the line is run
        }
    }

    private static boolean isOneLine(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
