package io.awsideman.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON, either as one indented document or, for {@code jsonl}, one compact value a line. */
final class JsonFormat implements Structured {
    private final Writer out;
    private final boolean lines;

    JsonFormat(Writer out, boolean lines) {
        this.out = out;
        this.lines = lines;
    }

    @Override
    public void list(Iterator<?> values) throws IOException {
        if (lines && !values.hasNext()) {
            return;
        }
        try (JsonGenerator json = generator()) {
            if (!lines) {
                json.writeStartArray();
            }
            while (values.hasNext()) {
                write(json, values.next());
            }
            if (!lines) {
                json.writeEndArray();
            }
        }
        endLine();
    }

    @Override
    public void value(@Nullable Object value) throws IOException {
        if (lines && value instanceof List<?> list) {
            list(list.iterator());
            return;
        }
        try (JsonGenerator json = generator()) {
            write(json, value);
        }
        endLine();
    }

    private JsonGenerator generator() throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        return json.setPrettyPrinter(lines ? new MinimalPrettyPrinter("\n") : indented());
    }

    /** Two blanks a level, one element a line. */
    static DefaultPrettyPrinter indented() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(separators).withArrayIndenter(indenter).withObjectIndenter(indenter);
    }

    private void endLine() throws IOException {
        out.write('\n');
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Number) {
            json.writeNumber(CellText.of(value));
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }
}
