package io.awsideman.cli.output;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Renders for people: an object is a list of its fields, an empty listing a remark on standard error. */
final class TableRenderer implements Renderer {
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
        format.fields(FieldLines.of(Renderer.project(object, selected)));
    }

    @Override
    public void shape(@Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            format.fields(FieldLines.of(PlainValue.ofMap(map)));
        } else if (value == null || (value instanceof List<?> list && list.isEmpty())) {
            messages.accept("The query found nothing.");
        } else {
            rows.shape(value);
        }
    }
}
