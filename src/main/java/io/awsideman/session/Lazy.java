package io.awsideman.session;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is made when it is first asked for, and then stays. */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> factory;
    private @Nullable T value;

    Lazy(Supplier<T> factory) {
        this.factory = factory;
    }

    @Override
    public synchronized T get() {
        T known = value;
        if (known == null) {
            known = factory.get();
            value = known;
        }
        return known;
    }

    /** Does something with it if it was ever made. */
    synchronized void ifMade(Consumer<T> action) {
        if (value != null) {
            action.accept(value);
        }
    }
}
