package io.awsideman.cli.output;

import java.util.ArrayList;
import java.util.List;

/**
 * How one kind of thing is laid out in the formats that have columns. JSON and YAML do not use it: they print every
 * field of a row.
 *
 * @param tableColumns what {@code table} and {@code text} show when {@code --columns} is not given
 * @param allColumns what {@code csv} shows; its header is part of the documented contract, so it never depends on data
 * @param emptyMessage what a person is told on standard error when a table has no rows; empty for nothing
 */
public record TableLayout(List<Column> tableColumns, List<Column> allColumns, String emptyMessage) {
    /** Copies the lists. */
    public TableLayout {
        tableColumns = List.copyOf(tableColumns);
        allColumns = List.copyOf(allColumns);
    }

    /** A layout that shows the same columns everywhere. */
    public static TableLayout of(String emptyMessage, Column... columns) {
        return new TableLayout(List.of(columns), List.of(columns), emptyMessage);
    }

    /** This layout with further columns, which only CSV shows unasked. */
    public TableLayout with(Column... more) {
        List<Column> all = new ArrayList<>(allColumns);
        all.addAll(List.of(more));
        return new TableLayout(tableColumns, all, emptyMessage);
    }
}
