package io.awsideman.cli.output;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Renders for people: an object is a list of its fields, and below it a table for each field that holds objects too large for
 * a line; an empty listing is a remark on standard error.
 */
final class TableRenderer implements Renderer {
    /** An object with more fields than this is no text for the middle of a line. */
    private static final int MOST_FIELDS_IN_LINE = 4;

    private final TableFormat format;
    private final TabularRenderer rows;
    private final Consumer<String> messages;

    TableRenderer(TableFormat format, Consumer<String> messages) {
        this.format = format;
        this.rows = new TabularRenderer(format, TableLayout::tableColumns);
        this.messages = messages;
    }

    @Override
    public void listing(Iterator<? extends Map<String, ?>> rows, List<Column> selected, TableLayout layout)
            throws IOException {
        if (rows.hasNext()) {
            this.rows.listing(rows, selected, layout);
        } else if (!layout.emptyMessage().isEmpty()) {
            messages.accept(layout.emptyMessage());
        }
    }

    @Override
    public void object(Map<String, ?> object, List<Column> selected, TableLayout layout) throws IOException {
        fieldsAndTables(Renderer.project(object, selected));
    }

    @Override
    public void shape(@Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            fieldsAndTables(PlainValue.ofMap(map));
        } else if (value == null || (value instanceof List<?> list && list.isEmpty())) {
            messages.accept("The query found nothing.");
        } else {
            rows.shape(value);
        }
    }

    private void fieldsAndTables(Map<String, ?> object) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, List<?>> tables = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (value instanceof List<?> list && isTable(list)) {
                tables.put(name, list);
            } else if (value != null) {
                fields.put(name, value);
            }
        });
        format.fields(FieldLines.of(fields));
        for (Map.Entry<String, List<?>> table : tables.entrySet()) {
            format.title(table.getKey());
            rows.shape(table.getValue());
        }
    }

    private static boolean isTable(List<?> list) {
        return !list.isEmpty()
                && list.stream().allMatch(Map.class::isInstance)
                && list.stream().anyMatch(item -> ((Map<?, ?>) item).size() > MOST_FIELDS_IN_LINE);
    }
}
