package io.awsideman.cli.shell;

import io.awsideman.cli.Noun;

/** The verbs of {@code completion}: the shells. */
public final class CompletionCommands {
    private CompletionCommands() {}

    public static Noun noun() {
        return Noun.of(
                        Noun.verb("bash", "Print completion for bash", BashCompletionCommand.class),
                        Noun.verb("zsh", "Print completion for zsh", ZshCompletionCommand.class))
                .answering("names", new NamesRequest());
    }
}
