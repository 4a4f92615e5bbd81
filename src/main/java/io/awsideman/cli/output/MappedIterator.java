package io.awsideman.cli.output;

import java.util.Iterator;
import java.util.function.Function;

/** Applies a function to each element as it is taken. */
record MappedIterator<A, B>(Iterator<? extends A> source, Function<A, B> function) implements Iterator<B> {
    @Override
    public boolean hasNext() {
        return source.hasNext();
    }

    @Override
    public B next() {
        return function.apply(source.next());
    }
}
