package io.awsideman.cli.output;

import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A format for values of any shape, which it writes as {@link PlainValue} says. */
interface Structured {
    /** Writes a list, taking its elements one by one. */
    void list(Iterator<?> values) throws IOException;

    /** Writes one value. */
    void value(@Nullable Object value) throws IOException;
}
