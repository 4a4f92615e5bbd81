package io.awsideman.cli;

import java.util.Map;

/** The nouns that a command line has. */
public interface Nouns {
    /** The word that asks for help: it is listed with the nouns, but stands for an option. */
    String HELP = "help";

    /** Names and summaries, in the order of the help. */
    Map<String, String> summaries();

    /** The verbs of a noun, none for a word that is no noun; loads nothing of the other nouns. */
    Noun verbsOf(String noun);
}
