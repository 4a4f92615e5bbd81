package io.awsideman.cli.output;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands above the rows of a document.
 *
 * @param title in a few words
 * @param facts what has to be known about the rows as a whole, by their names, in the order in which they are shown
 */
public record Heading(String title, Map<String, String> facts) {
    /** Nothing in particular. */
    public static final Heading NONE = new Heading("awsideman", Map.of());

    /** Copies the facts. */
    public Heading {
        facts = new LinkedHashMap<>(facts);
    }
}
