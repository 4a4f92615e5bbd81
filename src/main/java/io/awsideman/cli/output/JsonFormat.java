package io.awsideman.cli.output;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON, either as one indented document or, for {@code jsonl}, one compact value a line. An element of a list is put together as
 * one text: a listing has millions of small ones, and each would pass through the writer beneath.
 */
final class JsonFormat implements Structured {
    private static final String INDENT = "  ";

    private final Writer out;
    private final boolean lines;
    private final JsonBuffer buffer;

    JsonFormat(Writer out, boolean lines) {
        this.out = out;
        this.lines = lines;
        this.buffer = new JsonBuffer(lines ? ":" : ": ");
    }

    @Override
    public void list(Iterator<?> values) throws IOException {
        if (lines) {
            while (values.hasNext()) {
                document(values.next());
            }
            return;
        }
        out.write('[');
        boolean any = false;
        while (values.hasNext()) {
            buffer.add(any ? "," : "");
            startLine(1);
            append(values.next(), 1);
            buffer.writeTo(out);
            any = true;
        }
        out.write(any ? "\n]\n" : "]\n");
    }

    @Override
    public void value(@Nullable Object value) throws IOException {
        if (value instanceof List<?> list) {
            list(list.iterator());
        } else {
            document(value);
        }
    }

    private void document(@Nullable Object value) throws IOException {
        append(value, 0);
        buffer.add('\n');
        buffer.writeTo(out);
    }

    /** Two blanks a level, one element a line. */
    static DefaultPrettyPrinter indented() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        DefaultIndenter indenter = new DefaultIndenter(INDENT, "\n");
        return new DefaultPrettyPrinter(separators).withArrayIndenter(indenter).withObjectIndenter(indenter);
    }

    private void append(@Nullable Object value, int depth) {
        if (value instanceof String text) {
            buffer.text(text);
        } else if (value instanceof Map<?, ?> map) {
            buffer.add('{');
            int start = buffer.length();
            map.forEach((name, member) -> {
                if (member != null) {
                    separate(start, depth + 1);
                    buffer.name(String.valueOf(name));
                    append(member, depth + 1);
                }
            });
            end(start, depth, '}');
        } else if (value instanceof List<?> list) {
            buffer.add('[');
            int start = buffer.length();
            for (Object item : list) {
                separate(start, depth + 1);
                append(item, depth + 1);
            }
            end(start, depth, ']');
        } else {
            Object plain = PlainValue.of(value);
            if (plain instanceof String text) {
                buffer.text(text);
            } else {
                buffer.add(plain == null ? "null" : CellText.of(plain));
            }
        }
    }

    private void separate(int start, int depth) {
        if (buffer.length() > start) {
            buffer.add(',');
        }
        if (!lines) {
            startLine(depth);
        }
    }

    private void end(int start, int depth, char bracket) {
        if (!lines && buffer.length() > start) {
            startLine(depth);
        }
        buffer.add(bracket);
    }

    private void startLine(int depth) {
        buffer.add('\n');
        for (int i = 0; i < depth; i++) {
            buffer.add(INDENT);
        }
    }
}
