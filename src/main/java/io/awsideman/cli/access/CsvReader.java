package io.awsideman.cli.access;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV (RFC 4180) record by record, as spreadsheets write it: with commas, semicolons or tabs, whichever its first line has
 * most of. The apostrophe that our own output puts before what a spreadsheet would run as a formula is taken away.
 */
final class CsvReader {
    private static final int END = -1;

    private final Reader in;
    private char separator = ',';
    private int next;

    /** @param in supports {@link Reader#mark}; a byte order mark has been read already */
    CsvReader(Reader in) throws IOException {
        this.in = in;
        this.separator = separator();
        this.next = in.read();
    }

    private char separator() throws IOException {
        int longest = 1 << 16;
        in.mark(longest);
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        for (int i = 0; i < longest - 1; i++) {
            int c = in.read();
            if (c == END || c == '\n') {
                break;
            }
            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
            tabs += c == '\t' ? 1 : 0;
        }
        in.reset();
        return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }

    /** The next record that is not an empty line; {@code null} at the end. */
    @Nullable
    List<String> next() throws IOException {
        while (next == '\r' || next == '\n') {
            next = in.read();
        }
        if (next == END) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (next == separator) {
            next = in.read();
            fields.add(field());
        }
        return fields;
    }

    private String field() throws IOException {
        StringBuilder text = new StringBuilder();
        if (next == '"') {
            quoted(text);
        }
        while (next != END && next != separator && next != '\r' && next != '\n') {
            text.append((char) next);
            next = in.read();
        }
        return plain(text.toString());
    }

    private void quoted(StringBuilder text) throws IOException {
        for (next = in.read(); next != END; next = in.read()) {
            if (next == '"') {
                next = in.read();
                if (next != '"') {
                    return;
                }
            }
            text.append((char) next);
        }
    }

    private static String plain(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && "=+-@\t\r".indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }
}
