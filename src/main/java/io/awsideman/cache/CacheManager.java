package io.awsideman.cache;

import io.awsideman.cache.CacheCounters.Counter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The one door to the cache, made once per invocation, used by all of its threads, closed once.
 *
 * <p>Reads answer from entries that have not expired and whose generations hold, and otherwise run a loader, once per key at a
 * time. Writes are announced with {@link #begin}. A backend that fails makes reads slower, never wrong and never failing,
 * provided that it is wrapped in a layer that answers for it; only methods that look at the cache as such (contents, clear) let {@link BackendUnavailableException} through. Bad arguments are a {@link CacheValidationException}.
 */
public final class CacheManager implements AutoCloseable {
    /** The largest value that can be stored: 64 MB. A larger one that a loader answers is passed on and not stored. */
    public static final int MAX_VALUE_BYTES = EntryCodec.MAX_VALUE_BYTES;

    private static final String PUT = "put";

    private final CacheBackend backend;
    private final CacheSettings settings;
    private final CachePolicy policy;
    private final InstantSource clock;
    private final Consumer<String> warnings;
    private final Tally tally = new Tally();
    private final Invalidations invalidations;
    private final EntryStore store;
    private final Reads reads;
    private final Once closed = new Once();

    /**
     * @param random for the jitter of times to live
     * @param writerId gives a name that no other process has, {@code [A-Za-z0-9_-]{1,64}}; asked once, by the first write
     * @param warnings told, one line each, what the user must know
     */
    public CacheManager(
            CacheBackend backend,
            CacheSettings settings,
            CachePolicy policy,
            InstantSource clock,
            RandomGenerator random,
            Supplier<String> writerId,
            Consumer<String> warnings) {
        this.backend = backend;
        this.settings = settings;
        this.policy = policy;
        this.clock = clock;
        this.warnings = warnings;
        this.invalidations = new Invalidations(backend, clock, writerId, tally, warnings);
        this.store = new EntryStore(backend, settings, clock, random, invalidations, tally);
        this.reads = new Reads(store, settings, policy, clock, tally, warnings);
    }

    /** The entry of the key if it counts. */
    public Optional<CachedValue> get(CacheKey key) {
        return reads.get(required(key), null);
    }

    /** The same, if it is also not older than {@code maxAge}. */
    public Optional<CachedValue> get(CacheKey key, Duration maxAge) {
        return reads.get(required(key), maxAge);
    }

    /** The entry of the key whatever its age, as a last resort; one that was invalidated is never answered. */
    public Optional<CachedValue> getStale(CacheKey key) {
        return reads.getStale(required(key));
    }

    /** The entries that count among the keys, in the order asked. */
    public Map<CacheKey, CachedValue> getAll(Collection<CacheKey> keys) {
        keys.forEach(CacheManager::required);
        return reads.getAll(List.copyOf(new LinkedHashSet<>(keys)));
    }

    /**
     * Looks for the entries of all these keys with as few requests as that takes. What it finds, also that there is none, serves
     * one {@link #getOrLoad} of each key within two seconds, until {@link #forgetAhead} or a write of this process.
     */
    public void lookAhead(Collection<CacheKey> keys) {
        keys.forEach(CacheManager::required);
        reads.lookAhead(List.copyOf(new LinkedHashSet<>(keys)));
    }

    /** The entry that {@link #lookAhead} has found and {@link #getOrLoad} would answer. Counts neither as hit nor as miss. */
    public Optional<CachedValue> seenAhead(CacheKey key) {
        return reads.seenAhead(required(key));
    }

    /** Forgets what {@link #lookAhead} has found. */
    public void forgetAhead() {
        reads.forgetAhead();
    }

    /** Whether {@link #get(CacheKey)} would answer. Counts neither as hit nor as miss. */
    public boolean contains(CacheKey key) {
        return reads.contains(required(key));
    }

    /** The entry of the key, or what the loader fetches. Loads for the same key at the same time run once. */
    public CachedValue getOrLoad(CacheKey key, LoadOptions options, Loader loader) {
        return reads.getOrLoad(required(key), options, loader);
    }

    /**
     * Stores a value that is known to be true now, unless a write to it is pending or settling. For a value that has to be
     * fetched use {@link #getOrLoad}: only that notices a write that happens during the fetching.
     */
    public void put(CacheKey key, byte[] value, Duration ttl) {
        putAll(Map.of(required(key), value), ttl);
    }

    /** The same for several. */
    public void putAll(Map<CacheKey, byte[]> values, Duration ttl) {
        CacheSettings.requirePositive(ttl, "time to live");
        values.forEach((key, value) -> requireStorable(required(key), value));
        if (policy.mode() == CachePolicy.Mode.BYPASS) {
            return;
        }
        List<CacheEntry> entries = new ArrayList<>();
        store.generationsForAll(values.keySet()).forEach((key, generations) -> {
            Loaded value = new Loaded(Objects.requireNonNull(values.get(key)), 0);
            entries.add(store.entry(key, PUT, value, clock.instant(), ttl, generations));
        });
        store.store(entries);
    }

    /** Invalidates one key, and what is below it, for everyone. */
    public void remove(CacheKey key) {
        announce(List.of(KeyPattern.of(required(key)).prefix(key.scope().domain())));
        store.discard(key);
    }

    /**
     * Invalidates what matches in a generation domain, for all callers and instances. A pattern that is not one prefix
     * invalidates the larger set of the part before its first wildcard: that costs misses and misses nothing.
     */
    public void invalidate(String domain, KeyPattern pattern) {
        announce(List.of(pattern.prefix(domain)));
    }

    /**
     * Announces a write to AWS that changes what matches the patterns. Never fails because of the cache.
     *
     * <pre>{@code
     * try (PendingWrite write = cache.begin(scope.domain(), changes)) {
     *     return client.updateUser(request);
     * }
     * }</pre>
     */
    public PendingWrite begin(String domain, Collection<KeyPattern> patterns) {
        forgetAhead();
        List<String> prefixes = patterns.stream()
                .map(pattern -> pattern.prefix(domain))
                .distinct()
                .toList();
        return new PendingWrite(invalidations, prefixes, settings.writeDeadline(), settings.settleTime());
    }

    /**
     * Removes all entries of a scope, or with {@code null} of all scopes, and sees to it that loads now running store nothing.
     *
     * @return how many entries there were
     */
    public long clear(@Nullable CacheScope scope) {
        if (scope != null) {
            announce(List.of(scope.generationPrefix()));
        }
        return backend.clear(scope == null ? null : scope.text());
    }

    /**
     * Removes the entries of a scope that match.
     *
     * @return how many there were
     */
    public long clear(CacheScope scope, KeyPattern pattern) {
        if (pattern.equals(KeyPattern.everything())) {
            return clear(scope);
        }
        List<CacheKey> matching = store.list(scope).stream()
                .map(listed -> listed.entry().key())
                .filter(pattern::matches)
                .toList();
        store.forget(matching);
        return matching.size();
    }

    /** The cache as such, for those who look after it. */
    public CacheContents contents() {
        return new CacheContents(backend, settings, store, clock, tally);
    }

    /** Counts a read that went to AWS without a look at the cache. */
    public void bypassed(String resourceType, String operation) {
        tally.count(Counter.BYPASSES, resourceType, operation, 1);
    }

    /**
     * The first failure of the cache in this session that did not surface: something was not found or not kept, and the caller
     * was answered all the same.
     */
    public Optional<BackendUnavailableException> hiddenFailure() {
        return backend.hiddenFailure();
    }

    /**
     * A typed part of the cache with a namespace of its own.
     *
     * @param namespace a lower-case word; the keys get the resource type {@code x-<namespace>}, which no AWS resource has
     * @param keyCodec must be injective
     * @param defaultTtl how long values count
     */
    public <K, V> CacheView<K, V> view(
            CacheScope scope,
            String namespace,
            Function<K, String> keyCodec,
            ValueCodec<V> valueCodec,
            Duration defaultTtl) {
        return new CacheView<>(this, scope, namespace, keyCodec, valueCodec, defaultTtl);
    }

    /** A function that remembers its results in a view. */
    public <K, V> Memoized<K, V> memoize(CacheView<K, V> view, Function<K, V> function) {
        return new Memoized<>(view, function);
    }

    /** How many answers of this session were loaded and not stored because a write to them was pending or settling. */
    public long notKept() {
        return reads.notKept();
    }

    /** Adds this session's counters to those of all and closes the backend. Only the first call does something. */
    @Override
    public void close() {
        if (!closed.claim()) {
            return;
        }
        try {
            CacheCounters session = tally.counters();
            if (!session.equals(CacheCounters.zero()) && counts() && mayBeTold()) {
                backend.add(session);
            }
        } catch (BackendUnavailableException e) {
            warnings.accept("the cache statistics of this run are lost: " + e.getMessage());
        } finally {
            backend.close();
        }
    }

    /** What a press of the tab key recalls saves nobody a request: without the cache nothing would be asked. */
    private boolean counts() {
        return policy.mode() != CachePolicy.Mode.RECALL;
    }

    /** Who does without the cache is not told that it is broken. */
    private boolean mayBeTold() {
        return policy.mode() != CachePolicy.Mode.BYPASS || backend.health().available();
    }

    private void announce(List<String> prefixes) {
        forgetAhead();
        if (!invalidations.replace(prefixes, invalidations.newOwner(), Duration.ZERO)) {
            invalidations.warnOfStaleAnswers();
        }
    }

    private static void requireStorable(CacheKey key, byte[] value) {
        if (value == null || value.length > MAX_VALUE_BYTES) {
            throw new CacheValidationException(
                    "the value of " + key.text() + " is missing or longer than " + MAX_VALUE_BYTES + " bytes");
        }
    }

    private static CacheKey required(CacheKey key) {
        if (key == null) {
            throw new CacheValidationException("a cache key is missing");
        }
        return key;
    }
}
