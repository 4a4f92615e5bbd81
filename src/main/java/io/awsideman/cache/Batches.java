package io.awsideman.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Splits what is asked of a backend into the sizes it takes. */
final class Batches {
    private Batches() {}

    static <T> List<List<T>> of(Collection<T> all) {
        List<T> items = List.copyOf(all);
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < items.size(); from += CacheBackend.MAX_BATCH) {
            batches.add(items.subList(from, Math.min(items.size(), from + CacheBackend.MAX_BATCH)));
        }
        return batches;
    }
}
