package io.awsideman.cli.output;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** A format of rows and columns. */
interface Tabular {
    /**
     * Writes rows, each with as many cells as there are headers.
     *
     * @param headers the headings; empty when the columns have no names
     */
    void rows(List<String> headers, Iterator<? extends List<?>> rows) throws IOException;
}
