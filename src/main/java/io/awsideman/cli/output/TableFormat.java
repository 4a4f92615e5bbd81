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
        List<List<String>> lines = new ArrayList<>();
        List<Boolean> rightAligned = new ArrayList<>();
        while (rows.hasNext()) {
            List<?> row = rows.next();
            noteNumbers(row, rightAligned);
            lines.add(row.stream().map(cell -> Printable.of(CellText.of(cell))).toList());
        }
        List<String> titles = header ? headers.stream().map(Printable::of).toList() : List.of();
        int[] widths = fit(widths(titles, lines));
        if (!titles.isEmpty()) {
            line(titles, widths, rightAligned, ansi);
            line(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths, rightAligned, new Ansi(false));
        }
        for (List<String> line : lines) {
            line(line, widths, rightAligned, new Ansi(false));
        }
    }

    /** Writes {@code name value} lines, the names aligned and bold. Nothing is shortened: it is all there is to see. */
    void fields(List<List<String>> namesAndValues) throws IOException {
        int[] widths = widths(List.of(), namesAndValues);
        for (List<String> pair : namesAndValues) {
            cell(pair.get(0), pair.get(1).isEmpty() ? 0 : widths[0], false, ansi);
            out.write(pair.get(1).isEmpty() ? "" : GAP + pair.get(1));
            out.write('\n');
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

    private static int[] widths(List<String> titles, List<List<String>> lines) {
        int[] widths = titles.stream().mapToInt(DisplayWidth::of).toArray();
        for (List<String> line : lines) {
            if (line.size() > widths.length) {
                widths = Arrays.copyOf(widths, line.size());
            }
            for (int i = 0; i < line.size(); i++) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(line.get(i)));
            }
        }
        return widths;
    }

    /** Lowers the widest columns to one common width, until a line fits or every column is down to one cell. */
    private int[] fit(int[] widths) {
        int[] fitted = widths.clone();
        int excess = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - lineWidth;
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

    private void line(List<String> cells, int[] widths, List<Boolean> rightAligned, Ansi style) throws IOException {
        int last = cells.size() - 1;
        while (last > 0 && cells.get(last).isEmpty()) {
            last--;
        }
        for (int i = 0; i <= last; i++) {
            boolean right = i < rightAligned.size() && rightAligned.get(i);
            String text = DisplayWidth.cut(cells.get(i), widths[i]);
            out.write(i == 0 ? "" : GAP);
            cell(text, i == last && !right ? 0 : widths[i], right, style);
        }
        out.write('\n');
    }

    private void cell(String text, int width, boolean right, Ansi style) throws IOException {
        String padding = " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
        out.write(right ? padding : "");
        out.write(text.isEmpty() ? text : style.bold(text));
        out.write(right ? "" : padding);
    }
}
