package io.awsideman.cache;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;

/** A collection that tells whenever someone has looked at all of it. */
public final class WatchedCollection extends AbstractCollection<String> {
    private final Collection<String> items;
    private final Runnable afterEachPass;

    public WatchedCollection(Collection<String> items, Runnable afterEachPass) {
        this.items = items;
        this.afterEachPass = afterEachPass;
    }

    @Override
    public Iterator<String> iterator() {
        Iterator<String> iterator = items.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                boolean more = iterator.hasNext();
                if (!more) {
                    afterEachPass.run();
                }
                return more;
            }

            @Override
            public String next() {
                return iterator.next();
            }
        };
    }

    @Override
    public int size() {
        return items.size();
    }
}
