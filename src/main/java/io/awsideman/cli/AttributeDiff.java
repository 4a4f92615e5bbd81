package io.awsideman.cli;

import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change of a thing does, attribute by attribute: rows of {@code Attribute}, {@code Before} and {@code After}. */
public final class AttributeDiff {
    private static final TableLayout LAYOUT =
            TableLayout.of("", Column.of("Attribute"), Column.of("Before"), Column.of("After"));

    private AttributeDiff() {}

    /** Writes the rows; where there is none, it is said. */
    public static void write(CommandContext context, List<Map<String, Object>> rows) {
        context.output().writeListing(rows, LAYOUT);
        if (rows.isEmpty()) {
            context.message("Nothing changes.");
        }
    }

    /**
     * One row for each attribute that is to be set or removed and is not so already.
     *
     * @param before the thing as it is, in the API's names
     * @param changes the new values by path, such as {@code Name.GivenName}
     * @param removed paths of what is to be taken away
     */
    public static List<Map<String, Object>> planned(
            Map<String, Object> before, Map<String, ?> changes, Collection<String> removed) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>(changes);
        removed.forEach(path -> after.put(path, null));
        List<Map<String, Object>> rows = new ArrayList<>();
        after.forEach((path, value) -> {
            Object old = at(before, path);
            if (!Objects.equals(unordered(old), unordered(value))) {
                rows.add(row(path, old, value));
            }
        });
        return rows;
    }

    /** The planned rows with what really came of them. */
    public static List<Map<String, Object>> done(
            Map<String, Object> before, Map<String, Object> after, List<Map<String, Object>> planned) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> row : planned) {
            String path = String.valueOf(row.get("Attribute"));
            rows.add(row(path, at(before, path), at(after, path)));
        }
        return rows;
    }

    /** One row for each attribute that differs between two states of a thing; the order within a list does not count. */
    public static List<Map<String, Object>> between(Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(unordered(before.get(name)), unordered(after.get(name))))
                .map(name -> row(name, before.get(name), after.get(name)))
                .toList();
    }

    private static @Nullable Object unordered(@Nullable Object value) {
        return value instanceof List<?> list ? new HashSet<>(list) : value;
    }

    private static Map<String, Object> row(String path, @Nullable Object before, @Nullable Object after) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Attribute", path);
        row.put("Before", before == null ? "" : before);
        row.put("After", after == null ? "" : after);
        return row;
    }

    private static @Nullable Object at(Map<String, Object> attributes, String path) {
        Object value = attributes;
        for (String step : path.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }
}
