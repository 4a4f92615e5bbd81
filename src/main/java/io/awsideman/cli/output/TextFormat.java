package io.awsideman.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;

/** Tab-separated lines without a header. A tab or a line break inside a value is written as {@code \t} or {@code \n}. */
final class TextFormat implements Tabular {
    private final Writer out;

    TextFormat(Writer out) {
        this.out = out;
    }

    @Override
    public void rows(List<String> headers, Iterator<? extends List<?>> rows) throws IOException {
        while (rows.hasNext()) {
            String separator = "";
            for (Object cell : rows.next()) {
                out.write(separator);
                out.write(Printable.of(CellText.of(cell)));
                separator = "\t";
            }
            out.write('\n');
        }
    }
}
