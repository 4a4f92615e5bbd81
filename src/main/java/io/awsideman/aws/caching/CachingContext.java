package io.awsideman.aws.caching;

import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CachePolicy;
import io.awsideman.cache.PendingWrite;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What the proxies of one session share, so that one may go on with what another began. */
public final class CachingContext {
    private final CacheManager cache;
    private final CachePolicy policy;
    private final ScopeResolver scopes;
    private final TtlPolicy ttls;
    private final ListingProgress progress;
    private final Function<Throwable, Optional<String>> unavailability;
    private final AnswerAges ages = new AnswerAges();
    private final ReadsAhead readsAhead;
    private final ListingPages pages = new ListingPages();
    private final Map<String, PendingWrite> startedWrites = new ConcurrentHashMap<>();

    /** @param unavailability says of a failure why the service cannot answer, if it means that, so that an expired answer may do */
    public CachingContext(
            CacheManager cache,
            CachePolicy policy,
            ScopeResolver scopes,
            TtlPolicy ttls,
            ListingProgress progress,
            Function<Throwable, Optional<String>> unavailability) {
        this.cache = cache;
        this.readsAhead = new ReadsAhead(cache);
        this.policy = policy;
        this.scopes = scopes;
        this.ttls = ttls;
        this.progress = progress;
        this.unavailability = unavailability;
    }

    CacheManager cache() {
        return cache;
    }

    CachePolicy policy() {
        return policy;
    }

    ScopeResolver scopes() {
        return scopes;
    }

    TtlPolicy ttls() {
        return ttls;
    }

    ListingProgress progress() {
        return progress;
    }

    Function<Throwable, Optional<String>> unavailability() {
        return unavailability;
    }

    /** What looks for the answers to many reads at once. */
    public ReadsAhead readsAhead() {
        return readsAhead;
    }

    AnswerAges ages() {
        return ages;
    }

    /** When the oldest answer that came through the cache was fetched; empty if none has. */
    public Optional<Instant> oldestAnswer() {
        return ages.oldest();
    }

    /** Listings of which later pages may be asked for. */
    ListingPages pages() {
        return pages;
    }

    /** Asynchronous writes that AWS has not finished as far as we know, by the id of the request. */
    Map<String, PendingWrite> startedWrites() {
        return startedWrites;
    }
}
