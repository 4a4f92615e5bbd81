package io.awsideman.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns listings, objects and results of queries into one of the formats. */
interface Renderer {
    /** Writes rows; {@code selected} are the columns asked for, empty for those of the layout. */
    void listing(Iterator<? extends Map<String, ?>> rows, List<Column> selected, TableLayout layout) throws IOException;

    /** Writes one object; {@code selected} as above. */
    void object(Map<String, ?> object, List<Column> selected, TableLayout layout) throws IOException;

    /** Writes a plain value of any shape. */
    void shape(@Nullable Object value) throws IOException;

    /** The renderer of the format that the options name. */
    static Renderer of(OutputOptions options, Writer out, Consumer<String> messages) {
        return switch (options.format()) {
            case JSON -> new StructuredRenderer(new JsonFormat(out, false));
            case JSONL -> new StructuredRenderer(new JsonFormat(out, true));
            case YAML -> new StructuredRenderer(new YamlFormat(out));
            case CSV -> new TabularRenderer(new CsvFormat(out, options.header()), TableLayout::allColumns);
            case TEXT -> new TabularRenderer(new TextFormat(out), TableLayout::tableColumns);
            case HTML -> new HtmlRenderer(out);
            case TABLE ->
                new TableRenderer(
                        new TableFormat(out, options.header(), new Ansi(options.color()), options.terminalWidth()),
                        messages);
        };
    }

    /** The row reduced to these columns; the row itself when there are none. */
    static Map<String, ?> project(Map<String, ?> row, List<Column> columns) {
        if (columns.isEmpty()) {
            return row;
        }
        Map<String, @Nullable Object> projected = new LinkedHashMap<>();
        columns.forEach(column -> projected.put(column.header(), column.field().in(row)));
        return projected;
    }
}
