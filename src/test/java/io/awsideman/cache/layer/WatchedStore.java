package io.awsideman.cache.layer;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.WatchedCollection;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A store in which something else happens, once, while it goes through the prefixes that it is asked for. */
final class WatchedStore extends SurroundedBackend {
    private final Runnable meanwhile;
    private final AtomicBoolean done = new AtomicBoolean();

    WatchedStore(CacheBackend store, Runnable meanwhile) {
        super(store);
        this.meanwhile = meanwhile;
    }

    @Override
    <T> T around(Request request, Supplier<T> action) {
        return action.get();
    }

    @Override
    public GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing) {
        return super.generations(new WatchedCollection(List.copyOf(prefixes), this::once), createMissing);
    }

    private void once() {
        if (done.compareAndSet(false, true)) {
            meanwhile.run();
        }
    }
}
