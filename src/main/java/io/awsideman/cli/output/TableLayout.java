package io.awsideman.cli.output;

import java.util.ArrayList;
import java.util.List;

/**
 * How one kind of thing is laid out in the formats that have columns. JSON and YAML do not use it: they print every
 * field of a row.
 *
 * @param tableColumns what {@code table}, {@code text} and {@code html} show when {@code --columns} is not given
 * @param allColumns what {@code csv} shows; its header is part of the documented contract, so it never depends on data
 * @param emptyMessage what a person is told on standard error when a table has no rows; empty for nothing
 * @param heading what stands above the rows in a document
 */
public record TableLayout(List<Column> tableColumns, List<Column> allColumns, String emptyMessage, Heading heading) {
    /** Copies the lists. */
    public TableLayout {
        tableColumns = List.copyOf(tableColumns);
        allColumns = List.copyOf(allColumns);
    }

    /** A layout that shows the same columns everywhere. */
    public static TableLayout of(String emptyMessage, Column... columns) {
        return new TableLayout(List.of(columns), List.of(columns), emptyMessage, Heading.NONE);
    }

    /** This layout with further columns, which only CSV shows unasked. */
    public TableLayout with(Column... more) {
        List<Column> all = new ArrayList<>(allColumns);
        all.addAll(List.of(more));
        return new TableLayout(tableColumns, all, emptyMessage, heading);
    }

    /** This layout with these columns in tables. */
    public TableLayout showing(Column... columns) {
        return new TableLayout(List.of(columns), allColumns, emptyMessage, heading);
    }

    /** This layout under a heading, which only {@code html} shows: the rows of the other formats stand alone. */
    public TableLayout under(Heading other) {
        return new TableLayout(tableColumns, allColumns, emptyMessage, other);
    }
}
