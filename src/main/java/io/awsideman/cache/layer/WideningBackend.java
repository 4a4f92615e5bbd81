package io.awsideman.cache.layer;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * A backend for one who belongs to nobody that uses it: each change makes everything out of date, because it is not known whose
 * names it is under. So a change that was noted while the backend was away is heard of by all, whoever delivers it.
 */
public final class WideningBackend extends SurroundedBackend {
    public WideningBackend(CacheBackend delegate) {
        super(delegate);
    }

    @Override
    <T> T around(Request request, Supplier<T> action) {
        return action.get();
    }

    @Override
    public void bump(Collection<String> prefixes, String owner, Instant until) {
        List<String> all = new ArrayList<>(prefixes);
        if (!all.contains(CacheKey.EVERYTHING)) {
            all.add(CacheKey.EVERYTHING);
        }
        delegate.bump(all, owner, until);
    }
}
