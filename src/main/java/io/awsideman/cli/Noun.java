package io.awsideman.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A noun of the command line.
 *
 * @param verbs in the order of the help
 * @param hidden verbs by name that are understood but shown nowhere
 * @param requests what programs ask for, by the word after the noun; shown nowhere
 */
public record Noun(List<Verb> verbs, Map<String, Verb> hidden, Map<String, ProgramRequest> requests) {

    /**
     * One verb.
     *
     * @param name the word the user types
     * @param summary one sentence for the listing of the verbs and the head of its help
     * @param readsAws whether it reads AWS and changes nothing, so that it can warm the cache
     * @param command the class that does it, annotated for picocli, with a constructor that takes a {@link CommandContext}
     */
    public record Verb(String name, String summary, boolean readsAws, Class<?> command) {}

    public static Noun of(Verb... verbs) {
        return new Noun(List.of(verbs), Map.of(), Map.of());
    }

    /** The verb of this name, shown or hidden; null if there is none. */
    @Nullable
    Verb verb(String name) {
        for (Verb verb : verbs) {
            if (verb.name().equals(name)) {
                return verb;
            }
        }
        return hidden.get(name);
    }

    /** This noun, one of whose verbs has another name besides, such as that of another tool. */
    public Noun alsoCalled(String otherName, String verbName) {
        Verb named = verbs.stream()
                .filter(verb -> verb.name().equals(verbName))
                .findFirst()
                .orElseThrow();
        Map<String, Verb> names = new LinkedHashMap<>(hidden);
        names.put(otherName, named);
        return new Noun(verbs, names, requests);
    }

    /** This noun with something that a program asks for. */
    public Noun answering(String name, ProgramRequest request) {
        return new Noun(verbs, hidden, Map.of(name, request));
    }

    /** A verb that reads AWS and changes nothing anywhere. */
    public static Verb read(String name, String summary, Class<?> command) {
        return new Verb(name, summary, true, command);
    }

    /** Any other verb: it changes something, or has nothing to do with AWS. */
    public static Verb verb(String name, String summary, Class<?> command) {
        return new Verb(name, summary, false, command);
    }
}
