package io.awsideman.session;

import io.awsideman.identitycenter.Listing;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/** A listing over the cache, as a whole or in parts. */
record CachedListing(Whole whole, Parts parts) implements Listing {
    /** See {@link Listing#rows}. */
    interface Whole {
        Iterator<Map<String, Object>> rows(boolean fresh);
    }

    /** See {@link Listing#inParts}. */
    interface Parts {
        void handOver(boolean fresh, Consumer<? super Iterator<Map<String, Object>>> taker);
    }

    @Override
    public Iterator<Map<String, Object>> rows(boolean fresh) {
        return whole.rows(fresh);
    }

    @Override
    public void inParts(boolean fresh, Consumer<? super Iterator<Map<String, Object>>> taker) {
        parts.handOver(fresh, taker);
    }
}
