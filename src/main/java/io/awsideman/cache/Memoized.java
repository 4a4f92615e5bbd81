package io.awsideman.cache;

import java.util.function.Function;

/** A function that remembers its results in a view of the cache. */
public final class Memoized<K, V> implements Function<K, V> {
    private final CacheView<K, V> view;
    private final Function<K, V> function;

    Memoized(CacheView<K, V> view, Function<K, V> function) {
        this.view = view;
        this.function = function;
    }

    /** The remembered result, or the function's; its exceptions pass and are not remembered. */
    @Override
    public V apply(K key) {
        return view.getOrLoad(key, function);
    }

    /** Forgets one result. */
    public void invalidate(K key) {
        view.remove(key);
    }

    /** Forgets all results. */
    public void invalidateAll() {
        view.invalidateAll();
    }
}
