package io.awsideman.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a command found to standard output, in the format and selection the user asked for.
 *
 * <p>A row is a map from the API's field names to text, numbers, booleans, points in time, lists and maps of these;
 * {@code null} members are left out. First the rows are sorted, then cut to a limit, then the query is applied to all of
 * them, then the columns are selected. The result of a query may have any shape and prints in every format.
 *
 * <p>JSON, YAML, CSV and text are written row by row. Every method flushes at its end and throws
 * {@link OutputFailedException} when the data did not get out; so the writer beneath must throw, as a PrintWriter does not.
 */
public final class OutputWriter {
    private final Writer out;
    private final OutputOptions options;
    private final Renderer renderer;
    private final Consumer<String> messages;
    private final @Nullable Query query;

    /**
     * A writer for one command.
     *
     * @param messages where the remark about an empty table goes, a line at a time
     * @throws io.awsideman.failure.AdminException of kind USAGE when the query is malformed
     */
    public OutputWriter(Writer out, Consumer<String> messages, OutputOptions options) {
        this.out = out;
        this.options = options;
        this.messages = messages;
        this.renderer = Renderer.of(options, out, messages);
        this.query = options.query() == null ? null : Query.compile(options.query());
    }

    /**
     * Refuses columns and sort keys that the layout does not have: worth calling before any work is done. With a query,
     * columns are those of its result, so they are checked only when that is known.
     *
     * @throws io.awsideman.failure.AdminException of kind USAGE that lists the known fields
     */
    public void check(TableLayout layout) {
        if (!options.sortBy().isEmpty()) {
            RowOrder.of(options.sortBy(), layout.allColumns());
        }
        if (query == null) {
            selected(layout);
        }
    }

    /**
     * Whether a listing appears as the table of its layout, in its own order: then a command may draw in it. Anyone who asks for
     * other columns, another order, a query or another format wants the rows themselves.
     */
    public boolean isUsualTable() {
        return options.format() == OutputFormat.TABLE
                && query == null
                && options.columns().isEmpty()
                && options.sortBy().isEmpty();
    }

    /** Writes a listing. The rows are gone through once. */
    public void writeListing(Iterable<? extends Map<String, ?>> rows, TableLayout layout) {
        write(ordered(rows, layout), layout);
    }

    /** Writes the first rows of a listing, in the order that is asked for. The rows are gone through once. */
    public void writeListing(Iterable<? extends Map<String, ?>> rows, TableLayout layout, int limit) {
        if (limit == Integer.MAX_VALUE) {
            writeListing(rows, layout);
            return;
        }
        List<Map<String, ?>> first = new ArrayList<>();
        Iterator<? extends Map<String, ?>> ordered = ordered(rows, layout).iterator();
        while (first.size() < limit && ordered.hasNext()) {
            first.add(ordered.next());
        }
        write(first, layout);
    }

    /** Whether rows can go out before the last one is known: where they are neither sorted, queried nor aligned. */
    public boolean isWrittenInParts() {
        boolean oneByOne = options.format() == OutputFormat.CSV
                || options.format() == OutputFormat.TEXT
                || options.format() == OutputFormat.JSONL;
        return oneByOne && query == null && options.sortBy().isEmpty();
    }

    /** Begins a listing that comes in parts, see {@link #isWrittenInParts}. Each part is out when it has been accepted. */
    public Consumer<Iterator<? extends Map<String, ?>>> listingInParts(TableLayout layout) {
        List<Column> columns = selected(layout);
        Renderer further = Renderer.of(options.withoutHeader(), out, messages);
        return new Consumer<>() {
            private Renderer next = renderer;

            @Override
            public void accept(Iterator<? extends Map<String, ?>> part) {
                Renderer current = next;
                next = further;
                write(() -> current.listing(part, columns, layout));
            }
        };
    }

    private Iterable<? extends Map<String, ?>> ordered(Iterable<? extends Map<String, ?>> rows, TableLayout layout) {
        check(layout);
        List<String> keys = options.sortBy();
        return keys.isEmpty() ? rows : RowOrder.sorted(rows, RowOrder.of(keys, layout.allColumns()));
    }

    private void write(Iterable<? extends Map<String, ?>> ordered, TableLayout layout) {
        if (query == null) {
            write(() -> renderer.listing(ordered.iterator(), selected(layout), layout));
        } else {
            List<Map<String, ?>> all = new ArrayList<>();
            ordered.forEach(all::add);
            writeShape(query.apply(all));
        }
    }

    /**
     * Writes one thing: an object in JSON and YAML, lines of name and value in a table, a listing of one row in CSV and
     * text. Sort keys have no meaning here and are ignored.
     */
    public void writeObject(Map<String, ?> object, TableLayout layout) {
        if (query == null) {
            write(() -> renderer.object(object, selected(layout), layout));
        } else {
            writeShape(query.apply(object));
        }
    }

    private List<Column> selected(TableLayout layout) {
        return ColumnSelection.select(options.columns(), layout.allColumns(), "--columns");
    }

    private void writeShape(@Nullable Object result) {
        Object shape = options.columns().isEmpty() ? result : projectShape(result);
        write(() -> renderer.shape(shape));
    }

    /** Selects among the fields of the object or objects that the query gave. */
    private @Nullable Object projectShape(@Nullable Object result) {
        List<?> items = result instanceof List<?> list ? list : result == null ? List.of() : List.of(result);
        List<Map<String, Object>> objects = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>();
        for (Object item : items) {
            if (item instanceof Map<?, ?> map) {
                Map<String, Object> object = PlainValue.ofMap(map);
                objects.add(object);
                keys.addAll(object.keySet());
            }
        }
        if (items.isEmpty()) {
            return result;
        }
        List<Column> known =
                keys.stream().filter(FieldPath::isValid).map(Column::of).toList();
        List<Column> columns = ColumnSelection.select(options.columns(), known, "--columns");
        List<Map<String, ?>> projected = new ArrayList<>();
        objects.forEach(object -> projected.add(Renderer.project(object, columns)));
        return result instanceof List ? PlainValue.of(projected) : PlainValue.of(projected.get(0));
    }

    private void write(Rendering rendering) {
        try {
            rendering.run();
            out.flush();
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }

    /** One way of writing. */
    private interface Rendering {
        void run() throws IOException;
    }
}
