package io.awsideman.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders a document for a browser: a listing as a table with its heading, an object as one of names and values. */
final class HtmlRenderer implements Renderer {
    private final Writer out;

    HtmlRenderer(Writer out) {
        this.out = out;
    }

    @Override
    public void listing(Iterator<? extends Map<String, ?>> rows, List<Column> selected, TableLayout layout)
            throws IOException {
        new TabularRenderer(new HtmlFormat(out, layout.heading()), TableLayout::tableColumns)
                .listing(rows, selected, layout);
    }

    @Override
    public void object(Map<String, ?> object, List<Column> selected, TableLayout layout) throws IOException {
        fields(Renderer.project(object, selected), layout.heading());
    }

    @Override
    public void shape(@Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            fields(PlainValue.ofMap(map), Heading.NONE);
        } else {
            new TabularRenderer(new HtmlFormat(out, Heading.NONE), TableLayout::tableColumns).shape(value);
        }
    }

    private void fields(Map<String, ?> object, Heading heading) throws IOException {
        new HtmlFormat(out, heading)
                .rows(List.of("Field", "Value"), FieldLines.of(object).iterator());
    }
}
