package io.awsideman.cli.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked of the output.
 *
 * @param query a JMESPath expression applied to the whole result after sorting, or {@code null}
 * @param columns the fields to show, in that order; empty for the usual ones
 * @param sortBy the fields to sort a listing by, each with a leading {@code -} for descending; empty to keep its order
 * @param header whether {@code table} and {@code csv} print a header
 * @param color whether escape sequences may be used
 * @param terminalWidth cells of a line, or 0 when standard output is no terminal; then nothing is ever shortened
 */
public record OutputOptions(
        OutputFormat format,
        @Nullable String query,
        List<String> columns,
        List<String> sortBy,
        boolean header,
        boolean color,
        int terminalWidth) {
    /** Copies the lists. */
    public OutputOptions {
        columns = List.copyOf(columns);
        sortBy = List.copyOf(sortBy);
    }

    /** The same for rows that continue others. */
    OutputOptions withoutHeader() {
        return new OutputOptions(format, query, columns, sortBy, false, color, terminalWidth);
    }

    /** Just a format: everything, unsorted, no colour, not a terminal. */
    public static OutputOptions of(OutputFormat format) {
        return new OutputOptions(format, null, List.of(), List.of(), true, false, 0);
    }
}
