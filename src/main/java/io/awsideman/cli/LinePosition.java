package io.awsideman.cli;

import io.awsideman.cli.Noun.Verb;
import io.awsideman.cli.arguments.Argument;
import io.awsideman.cli.arguments.ArgumentTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the words of a command line have been read, and what may come next; options may stand anywhere. */
public final class LinePosition {
    private final Nouns nouns;
    private final GlobalOptions options;
    private @Nullable Noun noun;
    private @Nullable Verb verb;
    private List<Argument> arguments = List.of();
    private int place;

    /**
     * The beginning of a line.
     *
     * @param options those that every command has
     */
    LinePosition(Nouns nouns, GlobalOptions options) {
        this.nouns = nouns;
        this.options = options;
    }

    /** The verb that was read; null as long as there is none. */
    @Nullable
    Verb verb() {
        return verb;
    }

    /** What the verb takes but for the options of every command. */
    List<Argument> arguments() {
        return arguments;
    }

    /** Goes on to the noun or the verb that this word is; false if it is none. */
    public boolean enter(String word) {
        if (place > 0 || verb != null) {
            return false;
        }
        if (noun == null) {
            Noun named = nouns.verbsOf(word);
            noun = named.verbs().isEmpty() ? null : named;
            return noun != null;
        }
        verb = noun.verb(word);
        arguments = verb == null ? List.of() : ArgumentTable.load().of(verb.command());
        return verb != null;
    }

    /** Goes on behind a word that is no option and no value of one. */
    public void pass() {
        place++;
    }

    /** What a word here is that is no option and no value of one; null if there is no place for it. */
    public @Nullable Argument parameter() {
        for (Argument argument : arguments) {
            if (argument.isAt(place)) {
                return argument;
            }
        }
        return null;
    }

    /** The option of this name; null if the command has none. */
    public @Nullable Argument option(String name) {
        GlobalOption<?> option = options.named(name);
        if (option != null) {
            return option.argument();
        }
        for (Argument argument : arguments) {
            if (argument.names().contains(name)) {
                return argument;
            }
        }
        return null;
    }
}
