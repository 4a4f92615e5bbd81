package io.awsideman.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A noun of the command line.
 *
 * @param verbs in the order of the help
 * @param hidden verbs by name that are understood but shown nowhere
 */
public record Noun(List<Verb> verbs, Map<String, Verb> hidden) {

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
        return new Noun(List.of(verbs), Map.of());
    }

    /** This noun, one of whose verbs has another name besides, such as that of another tool. */
    public Noun alsoCalled(String otherName, String verbName) {
        Verb named = verbs.stream()
                .filter(verb -> verb.name().equals(verbName))
                .findFirst()
                .orElseThrow();
        Map<String, Verb> names = new LinkedHashMap<>(hidden);
        names.put(otherName, named);
        return new Noun(verbs, names);
    }

    /** This noun with a verb that programs use and people need not know. */
    public Noun withHidden(Verb verb) {
        Map<String, Verb> names = new LinkedHashMap<>(hidden);
        names.put(verb.name(), verb);
        return new Noun(verbs, names);
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
