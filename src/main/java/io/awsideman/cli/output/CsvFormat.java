package io.awsideman.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180. A text that a spreadsheet would run as a formula gets a leading apostrophe; numbers do not.
 */
final class CsvFormat implements Tabular {
    private final Writer out;
    private final boolean header;

    CsvFormat(Writer out, boolean header) {
        this.out = out;
        this.header = header;
    }

    @Override
    public void rows(List<String> headers, Iterator<? extends List<?>> rows) throws IOException {
        if (header && !headers.isEmpty()) {
            record(headers);
        }
        while (rows.hasNext()) {
            record(rows.next());
        }
    }

    private void record(List<?> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            field(cells.get(i), cells.size() == 1);
        }
        out.write("\r\n");
    }

    private void field(@Nullable Object value, boolean alone) throws IOException {
        String text = CellText.of(value);
        if (!(value instanceof Number) && startsFormula(text)) {
            text = "'" + text;
        }
        // A lone empty field would be an empty line, which readers skip.
        if (needsQuotes(text) || (alone && text.isEmpty())) {
            out.write('"');
            out.write(text.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(text);
        }
    }

    private static boolean startsFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return true;
            }
        }
        return !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ');
    }
}
