package io.awsideman.session;

import io.awsideman.aws.caching.KeptListing;
import io.awsideman.identitycenter.Listing;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A listing over the cache. */
record CachedListing(KeptListing kept) implements Listing {
    @Override
    public Iterator<Map<String, Object>> rows(boolean fresh) {
        return kept.rows(fresh);
    }

    @Override
    public void inParts(boolean fresh, Consumer<? super Iterator<Map<String, Object>>> taker) {
        kept.inParts(fresh, taker);
    }

    /** All rows, where they are needed together. */
    List<Map<String, Object>> all(boolean fresh) {
        return stream(fresh).toList();
    }
}
