package io.awsideman.guide;

import io.awsideman.cli.Noun;

/** The verbs of {@code note}. */
final class NoteCommands {
    private NoteCommands() {}

    // guide: noun
    static Noun noun() {
        return Noun.of(Noun.verb("add", "Note something of a group", NoteAddCommand.class));
    }
    // guide: end
}
