package io.awsideman.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object as lines of a name and a value. A nested object becomes one line per field, named as {@code --columns}
 * names it ({@code Name.GivenName}); a list becomes one line per element, the first of them named; so does a text that is
 * a JSON object, with its own lines.
 */
final class FieldLines {
    private final List<List<String>> lines = new ArrayList<>();

    private FieldLines() {}

    static List<List<String>> of(Map<String, ?> object) {
        FieldLines fields = new FieldLines();
        object.forEach(fields::add);
        return fields.lines;
    }

    private void add(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, item) -> add(name + "." + key, item));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            String label = name;
            for (Object item : list) {
                addLine(label, item);
                label = "";
            }
        } else if (value instanceof String text) {
            String label = name;
            for (String line : JsonText.lines(text)) {
                addLine(label, line);
                label = "";
            }
        } else if (value != null) {
            addLine(name, value);
        }
    }

    private void addLine(String name, @Nullable Object value) {
        lines.add(List.of(Printable.of(name), Printable.of(CellText.of(value))));
    }
}
