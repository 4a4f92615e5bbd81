package io.awsideman.cli.output;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders into a format that takes any shape as it is. */
final class StructuredRenderer implements Renderer {
    private final Structured format;

    StructuredRenderer(Structured format) {
        this.format = format;
    }

    @Override
    public void listing(Iterator<? extends Map<String, ?>> rows, List<Column> selected, TableLayout layout)
            throws IOException {
        format.list(new MappedIterator<>(rows, row -> Renderer.project(row, selected)));
    }

    @Override
    public void object(Map<String, ?> object, List<Column> selected, TableLayout layout) throws IOException {
        format.value(Renderer.project(object, selected));
    }

    @Override
    public void shape(@Nullable Object value) throws IOException {
        format.value(value);
    }
}
