package io.awsideman.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Renders into rows and columns. An object is a listing of one row. */
final class TabularRenderer implements Renderer {
    private final Tabular format;
    private final Function<TableLayout, List<Column>> usualColumns;

    TabularRenderer(Tabular format, Function<TableLayout, List<Column>> usualColumns) {
        this.format = format;
        this.usualColumns = usualColumns;
    }

    @Override
    public void listing(Iterator<? extends Map<String, ?>> rows, List<Column> selected, TableLayout layout)
            throws IOException {
        List<Column> columns = selected.isEmpty() ? usualColumns.apply(layout) : selected;
        List<FieldPath> fields = new ArrayList<>(columns.size());
        List<String> headers = new ArrayList<>(columns.size());
        for (Column column : columns) {
            fields.add(column.field());
            headers.add(column.header());
        }
        format.rows(headers, new MappedIterator<Map<String, ?>, List<?>>(rows, row -> cells(row, fields)));
    }

    @Override
    public void object(Map<String, ?> object, List<Column> selected, TableLayout layout) throws IOException {
        listing(List.of(object).iterator(), selected, layout);
    }

    @Override
    public void shape(@Nullable Object value) throws IOException {
        if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Map<?, ?> map) {
            keyed(List.of(map));
        } else if (value != null) {
            list(List.of(value));
        }
    }

    private void list(List<?> list) throws IOException {
        if (!list.isEmpty() && list.stream().allMatch(Map.class::isInstance)) {
            keyed(list.stream().map(Map.class::cast).<Map<?, ?>>map(map -> map).toList());
            return;
        }
        boolean rows = list.stream().allMatch(List.class::isInstance);
        List<List<@Nullable Object>> cells = new ArrayList<>(list.size());
        for (Object item : list) {
            List<@Nullable Object> row = new ArrayList<>();
            if (rows && item instanceof List<?> members) {
                row.addAll(members);
            } else {
                row.add(item);
            }
            cells.add(row);
        }
        format.rows(List.of(), cells.iterator());
    }

    /** Objects that a query made: their columns are all the keys that occur, in order of appearance. */
    private void keyed(List<? extends Map<?, ?>> objects) throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        objects.forEach(object -> object.keySet().forEach(key -> keys.add(String.valueOf(key))));
        List<List<@Nullable Object>> cells = new ArrayList<>(objects.size());
        for (Map<?, ?> object : objects) {
            List<@Nullable Object> row = new ArrayList<>();
            keys.forEach(key -> row.add(object.get(key)));
            cells.add(row);
        }
        format.rows(List.copyOf(keys), cells.iterator());
    }

    private static List<?> cells(Map<String, ?> row, List<FieldPath> fields) {
        List<@Nullable Object> cells = new ArrayList<>(fields.size());
        for (FieldPath field : fields) {
            cells.add(field.in(row));
        }
        return cells;
    }
}
