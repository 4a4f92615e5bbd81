package io.awsideman.session;

import io.awsideman.aws.caching.ReadsAhead;
import io.awsideman.identitycenter.ReadAhead;
import java.util.List;
import java.util.function.Supplier;

/** Reads ahead what the cache has. */
final class CacheAhead implements ReadAhead {
    private final Supplier<ReadsAhead> cache;

    CacheAhead(Supplier<ReadsAhead> cache) {
        this.cache = cache;
    }

    @Override
    public void of(List<Runnable> reads) {
        cache.get().of(reads);
    }

    @Override
    public boolean isRehearsal() {
        return cache.get().isRehearsal();
    }

    @Override
    public void forget() {
        cache.get().forget();
    }
}
