package io.awsideman.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One shape of a service model with its constraints.
 *
 * @param members member name to shape name, for structures
 * @param union whether exactly one member must be set
 * @param sensitive whether AWS keeps the value out of its messages
 * @param min shortest length (strings in code points, lists, maps) or least value (numbers)
 * @param max longest length or greatest value
 * @param pattern must match the whole string
 * @param values the allowed strings; empty when any is
 * @param element shape name of the members of a list or the values of a map
 * @param key shape name of the keys of a map
 */
record Shape(
        String name,
        Type type,
        Map<String, String> members,
        List<String> required,
        boolean union,
        boolean sensitive,
        @Nullable Integer min,
        @Nullable Integer max,
        @Nullable Pattern pattern,
        List<String> values,
        @Nullable String element,
        @Nullable String key) {

    enum Type {
        STRUCTURE,
        DOCUMENT,
        LIST,
        MAP,
        STRING,
        INTEGER,
        BOOLEAN,
        TIMESTAMP
    }

    static Shape parse(String name, JsonNode node) {
        Map<String, String> members = new LinkedHashMap<>();
        node.path("members")
                .fields()
                .forEachRemaining(e -> members.put(e.getKey(), e.getValue().asText()));
        return new Shape(
                name,
                Type.valueOf(node.path("type").asText().toUpperCase(Locale.ROOT)),
                members,
                texts(node.path("required")),
                node.path("union").asBoolean(),
                node.path("sensitive").asBoolean(),
                node.has("min") ? node.path("min").asInt() : null,
                node.has("max") ? node.path("max").asInt() : null,
                node.has("pattern") ? Pattern.compile(node.path("pattern").asText()) : null,
                texts(node.path("enum")),
                text(node, node.has("member") ? "member" : "value"),
                text(node, "key"));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.has(field) ? node.path(field).asText() : null;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(value.asText()));
        return List.copyOf(texts);
    }
}
