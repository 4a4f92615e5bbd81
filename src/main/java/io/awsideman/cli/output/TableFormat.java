package io.awsideman.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Aligned columns, numbers to the right, under a header and a rule. */
final class TableFormat implements Tabular {
    private static final String GAP = "  ";

    private final Writer out;
    private final boolean header;
    private final Ansi ansi;
    private final int lineWidth;

    /** @param lineWidth the cells a line may take, or 0 for any number */
    TableFormat(Writer out, boolean header, Ansi ansi, int lineWidth) {
        this.out = out;
        this.header = header;
        this.ansi = ansi;
        this.lineWidth = lineWidth;
    }

    @Override
    public void rows(List<String> headers, Iterator<? extends List<?>> rows) throws IOException {
        List<Line> lines = new ArrayList<>();
        List<Boolean> rightAligned = new ArrayList<>();
        if (header && !headers.isEmpty()) {
            lines.add(Line.of(headers));
        }
        boolean titled = !lines.isEmpty();
        while (rows.hasNext()) {
            List<?> row = rows.next();
            noteNumbers(row, rightAligned);
            lines.add(Line.of(row));
        }
        int[] widths = fit(widths(lines));
        for (int i = 0; i < lines.size(); i++) {
            write(lines.get(i), widths, rightAligned, titled && i == 0 ? ansi : Ansi.NONE);
            if (titled && i == 0) {
                write(Line.rule(widths), widths, rightAligned, Ansi.NONE);
            }
        }
    }

    /** Writes {@code name value} lines, the names aligned and bold. Nothing is shortened: it is all there is to see. */
    void fields(List<List<String>> namesAndValues) throws IOException {
        int width = 0;
        for (List<String> pair : namesAndValues) {
            width = Math.max(width, DisplayWidth.of(pair.get(0)));
        }
        for (List<String> pair : namesAndValues) {
            String name = pair.get(0);
            String value = pair.get(1);
            out.write(name.isEmpty() ? name : ansi.bold(name));
            out.write(value.isEmpty() ? "\n" : " ".repeat(width - DisplayWidth.of(name)) + GAP + value + "\n");
        }
    }

    /** Writes what the table that follows is about, set off from what stands above. */
    void title(String name) throws IOException {
        out.write('\n');
        out.write(ansi.bold(Printable.of(name)));
        out.write(":\n");
    }

    /** A column is right-aligned while every value seen in it is a number, and one was. */
    private static void noteNumbers(List<?> row, List<Boolean> rightAligned) {
        for (int i = 0; i < row.size(); i++) {
            Object cell = row.get(i);
            if (i == rightAligned.size()) {
                rightAligned.add(cell instanceof Number);
            } else if (cell != null) {
                rightAligned.set(i, rightAligned.get(i) && cell instanceof Number);
            }
        }
    }

    private static int[] widths(List<Line> lines) {
        int[] widths = {};
        for (Line line : lines) {
            if (line.cells().length > widths.length) {
                widths = Arrays.copyOf(widths, line.cells().length);
            }
            for (int i = 0; i < line.cells().length; i++) {
                widths[i] = Math.max(widths[i], line.widths()[i]);
            }
        }
        return widths;
    }

    /** Lowers the widest columns to one common width, until a line fits or every column is down to one cell. */
    private int[] fit(int[] widths) {
        int[] fitted = widths.clone();
        int excess = GAP.length() * (widths.length - 1) - lineWidth;
        for (int width : widths) {
            excess += width;
        }
        while (lineWidth > 0 && excess > 0) {
            int widest = 0;
            for (int i = 1; i < fitted.length; i++) {
                // The right one of two equals: what comes first in a row matters most.
                widest = fitted[i] >= fitted[widest] ? i : widest;
            }
            if (fitted[widest] <= 1) {
                break;
            }
            fitted[widest]--;
            excess--;
        }
        return fitted;
    }

    private void write(Line line, int[] widths, List<Boolean> rightAligned, Ansi style) throws IOException {
        int last = line.cells().length - 1;
        while (last > 0 && line.cells()[last].isEmpty()) {
            last--;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= last; i++) {
            boolean right = i < rightAligned.size() && rightAligned.get(i);
            boolean whole = line.widths()[i] <= widths[i];
            String cell = whole ? line.cells()[i] : DisplayWidth.cut(line.cells()[i], widths[i]);
            String padding = " ".repeat(Math.max(0, widths[i] - (whole ? line.widths()[i] : DisplayWidth.of(cell))));
            text.append(i == 0 ? "" : GAP).append(right ? padding : "");
            text.append(cell.isEmpty() ? cell : style.bold(cell));
            text.append(right || i == last ? "" : padding);
        }
        out.append(text.append('\n'));
    }

    /**
     * A line before it is known how wide the columns are.
     *
     * @param widths of the cells
     */
    private record Line(String[] cells, int[] widths) {
        static Line of(List<?> values) {
            String[] cells = new String[values.size()];
            int[] widths = new int[cells.length];
            for (int i = 0; i < cells.length; i++) {
                String text = CellText.of(values.get(i));
                boolean ascii = Printable.isAscii(text);
                cells[i] = ascii ? text : Printable.of(text);
                widths[i] = ascii ? text.length() : DisplayWidth.of(cells[i]);
            }
            return new Line(cells, widths);
        }

        static Line rule(int[] widths) {
            String[] cells = new String[widths.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = "-".repeat(widths[i]);
            }
            return new Line(cells, widths);
        }
    }
}
