package io.awsideman.cache.layer;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The store as a process sees it that is killed before one of its requests; what is many changes is made one by one. */
final class KilledBackend extends SurroundedBackend {
    private final int last;
    private final Runnable between;
    private int requests;

    /** The end of a process; no {@link RuntimeException}, because nobody may catch it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /**
     * @param last how many requests are made
     * @param between what others do before each of them
     */
    KilledBackend(CacheBackend delegate, int last, Runnable between) {
        super(delegate);
        this.last = last;
        this.between = between;
    }

    @Override
    <T> T around(Request request, Supplier<T> action) {
        if (requests == last) {
            throw new Killed();
        }
        requests++;
        between.run();
        return action.get();
    }

    @Override
    public void putAll(Map<EntryAddress, EncodedEntry> entries) {
        entries.forEach((address, entry) -> super.putAll(Map.of(address, entry)));
    }

    @Override
    public void remove(Collection<EntryAddress> addresses) {
        addresses.forEach(address -> super.remove(List.of(address)));
    }
}
