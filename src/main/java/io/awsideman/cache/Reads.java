package io.awsideman.cache;

import io.awsideman.cache.CacheCounters.Counter;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The reading side of the protocol: when an entry answers, when a loader runs, and when its value is stored. */
final class Reads {
    /** For how long what was looked at ahead is as good as a look of its own. */
    private static final Duration AHEAD = Duration.ofSeconds(2);

    private final EntryStore store;
    private final CacheSettings settings;
    private final CachePolicy policy;
    private final InstantSource clock;
    private final Tally tally;
    private final Consumer<String> warnings;
    private final SingleFlight flights = new SingleFlight();
    private final Map<CacheKey, Sight> ahead = new ConcurrentHashMap<>();
    private final AtomicLong notKept = new AtomicLong();
    private long forgotten;

    Reads(
            EntryStore store,
            CacheSettings settings,
            CachePolicy policy,
            InstantSource clock,
            Tally tally,
            Consumer<String> warnings) {
        this.store = store;
        this.settings = settings;
        this.policy = policy;
        this.clock = clock;
        this.tally = tally;
        this.warnings = warnings;
    }

    Optional<CachedValue> get(CacheKey key, @Nullable Duration maxAge) {
        if (!mayRead()) {
            tally.count(Counter.BYPASSES, key);
            return Optional.empty();
        }
        return counted(key, store.look(key), maxAge);
    }

    Map<CacheKey, CachedValue> getAll(List<CacheKey> keys) {
        Map<CacheKey, CachedValue> found = new LinkedHashMap<>();
        if (!mayRead()) {
            keys.forEach(key -> tally.count(Counter.BYPASSES, key));
            return found;
        }
        store.lookAll(keys)
                .forEach((key, sight) -> counted(key, sight, null).ifPresent(value -> found.put(key, value)));
        return found;
    }

    Optional<CachedValue> getStale(CacheKey key) {
        if (!mayRead()) {
            return Optional.empty();
        }
        Sight sight = store.look(key);
        CacheEntry entry = sight.entry();
        if (entry == null) {
            return Optional.empty();
        }
        boolean expired = sight.fresh(null) == null;
        CachedValue.Source source = expired ? CachedValue.Source.STALE : CachedValue.Source.HIT;
        return Optional.of(entry.answeredAt(sight.now(), source));
    }

    boolean contains(CacheKey key) {
        return mayRead() && store.look(key).fresh(policy.maxAge()) != null;
    }

    /** Looks at all of them with as few requests as that takes, for reads that follow at once. */
    void lookAhead(List<CacheKey> keys) {
        if (mayRead()) {
            long before = timesForgotten();
            remember(store.lookAll(keys), before);
        }
    }

    private synchronized long timesForgotten() {
        return forgotten;
    }

    /** Unless it has been forgotten since: a write may have come between. */
    private synchronized void remember(Map<CacheKey, Sight> seen, long before) {
        if (forgotten == before) {
            ahead.putAll(seen);
        }
    }

    /** What such a look has found that would be answered; counts nothing. */
    Optional<CachedValue> seenAhead(CacheKey key) {
        Sight sight = ahead.get(key);
        CacheEntry entry = sight == null ? null : sight.fresh(strictest(null));
        return sight == null || entry == null
                ? Optional.empty()
                : Optional.of(entry.answeredAt(sight.now(), CachedValue.Source.HIT));
    }

    synchronized void forgetAhead() {
        forgotten++;
        ahead.clear();
    }

    /** A look, unless one was taken ahead just now; that serves one read. */
    private Sight look(CacheKey key, LoadOptions options) {
        Sight seen = ahead.remove(key);
        Instant now = clock.instant();
        boolean recent = seen != null
                && !seen.now().isAfter(now)
                && seen.now().plus(AHEAD).isAfter(now);
        return recent ? seen : store.look(key, options.streamed() && !policy.verify());
    }

    CachedValue getOrLoad(CacheKey key, LoadOptions options, Loader loader) {
        return switch (policy.mode()) {
            case BYPASS -> loadOnly(key, options, loader);
            case OFFLINE, RECALL -> offline(key, options);
            case REFRESH -> options.lasting() ? readThrough(key, options, loader) : refresh(key, options, loader);
            case NORMAL -> options.refresh() ? refresh(key, options, loader) : readThrough(key, options, loader);
        };
    }

    /** How many values were loaded and not stored because a write to them was pending or settling. */
    long notKept() {
        return notKept.get();
    }

    private CachedValue readThrough(CacheKey key, LoadOptions options, Loader loader) {
        long landed = flights.landed();
        Sight sight = look(key, options);
        CacheEntry hit = sight.fresh(maxAge(options));
        if (hit != null) {
            return policy.verify() ? verified(hit, options, loader) : answered(hit, sight.now());
        }
        List<Generation> generations = store.generationsFor(key, sight);
        if (generations == null) {
            // whoever joined here could be answered with a value from before a write
            return loadOrServeStale(sight, options, () -> {
                tally.count(Counter.BYPASSES, key);
                return loadInVain(key, options, loader);
            });
        }
        tally.count(Counter.MISSES, key);
        return flights.join(key, generations, () -> {
            CachedValue stored = flights.landed() == landed ? null : lookAgain(key, options);
            return stored != null
                    ? stored
                    : loadOrServeStale(sight, options, () -> loadAndStore(key, generations, options, loader));
        });
    }

    /** What a flight may have stored that ended between our look and our own start. */
    private @Nullable CachedValue lookAgain(CacheKey key, LoadOptions options) {
        Sight sight = store.look(key);
        CacheEntry entry = sight.fresh(maxAge(options));
        return entry == null ? null : entry.answeredAt(sight.now(), CachedValue.Source.HIT);
    }

    private CachedValue loadOrServeStale(Sight sight, LoadOptions options, Loading loading) {
        try {
            return loading.load();
        } catch (RuntimeException e) {
            CacheEntry stale = sight.stale(settings.staleIfError(), maxAge(options));
            String why =
                    stale == null ? null : options.unavailability().apply(e).orElse(null);
            if (stale == null || why == null || !store.stillHolds(stale)) {
                throw e;
            }
            CachedValue served = stale.answeredAt(clock.instant(), CachedValue.Source.STALE);
            tally.count(Counter.STALE_SERVED, stale.key());
            warnings.accept("AWS is unavailable: the answer of " + options.operation() + " is "
                    + Ages.text(served.age()) + " old (" + why + ")");
            return served;
        }
    }

    private CachedValue verified(CacheEntry hit, LoadOptions options, Loader loader) {
        tally.count(Counter.MISSES, hit.key());
        CachedValue loaded = loadAndStore(hit.key(), hit.generations(), options, loader);
        if (!Arrays.equals(hit.value().toArray(), loaded.value())) {
            Duration age = Duration.between(hit.createdAt(), loaded.createdAt());
            warnings.accept("the cached answer of " + options.operation() + " for "
                    + hit.key().text() + ", " + Ages.text(age) + " old, differs from what AWS answers now");
        }
        return loaded;
    }

    private CachedValue refresh(CacheKey key, LoadOptions options, Loader loader) {
        tally.count(Counter.BYPASSES, key);
        List<Generation> generations = store.generationsFor(key);
        return generations == null ? loadInVain(key, options, loader) : loadAndStore(key, generations, options, loader);
    }

    /** Loads what would be stored, were it not for a write. */
    private CachedValue loadInVain(CacheKey key, LoadOptions options, Loader loader) {
        CachedValue loaded = load(key, options, loader);
        notKept.incrementAndGet();
        return loaded;
    }

    private CachedValue loadOnly(CacheKey key, LoadOptions options, Loader loader) {
        tally.count(Counter.BYPASSES, key);
        return load(key, options, loader);
    }

    private CachedValue load(CacheKey key, LoadOptions options, Loader loader) {
        Instant startedAt = clock.instant();
        Loaded loaded = run(key, options, loader);
        Duration age = Duration.between(startedAt, clock.instant());
        return new CachedValue(
                ValueBytes.of(loaded.value()), startedAt, startedAt, loaded.calls(), age, CachedValue.Source.LOADED);
    }

    private CachedValue loadAndStore(CacheKey key, List<Generation> generations, LoadOptions options, Loader loader) {
        Instant startedAt = clock.instant();
        Loaded loaded = run(key, options, loader);
        CacheEntry entry = store.entry(key, options.operation(), loaded, startedAt, options.ttl(), generations);
        store.store(List.of(entry));
        return entry.answeredAt(clock.instant(), CachedValue.Source.LOADED);
    }

    private Loaded run(CacheKey key, LoadOptions options, Loader loader) {
        Instant startedAt = clock.instant();
        Loaded loaded = loader.load();
        if (loaded == null) {
            throw new CacheValidationException("the loader of " + options.operation() + " answered nothing");
        }
        tally.count(Counter.LOADS, key);
        tally.count(Counter.LOADED_CALLS, key, loaded.calls());
        long micros = ChronoUnit.MICROS.between(startedAt, clock.instant());
        tally.count(Counter.LOAD_MICROS, key, Math.max(0, micros)); // the clock may have been set back
        return loaded;
    }

    private CachedValue offline(CacheKey key, LoadOptions options) {
        Sight sight = look(key, options);
        CacheEntry usable = policy.mode() == CachePolicy.Mode.RECALL ? sight.entry() : sight.fresh(maxAge(options));
        CacheEntry hit = options.refresh() ? null : usable;
        if (hit == null) {
            tally.count(Counter.MISSES, key);
            String why = options.refresh() ? " must be asked of AWS" : " is not in the cache, or no longer counts";
            throw new AdminException(
                    FailureKind.UNAVAILABLE, "the answer of " + options.operation() + why, "run without --offline");
        }
        return answered(hit, sight.now());
    }

    private Optional<CachedValue> counted(CacheKey key, Sight sight, @Nullable Duration maxAge) {
        CacheEntry hit = sight.fresh(strictest(maxAge));
        if (hit == null) {
            tally.count(Counter.MISSES, key);
            return Optional.empty();
        }
        return Optional.of(answered(hit, sight.now()));
    }

    private CachedValue answered(CacheEntry hit, Instant now) {
        tally.count(Counter.HITS, hit.key());
        tally.count(Counter.SAVED_CALLS, hit.key(), hit.calls());
        return hit.answeredAt(now, CachedValue.Source.HIT);
    }

    private boolean mayRead() {
        return policy.mode() == CachePolicy.Mode.NORMAL || policy.mode().isOffline();
    }

    private @Nullable Duration maxAge(LoadOptions options) {
        return options.lasting() ? options.maxAge() : strictest(options.maxAge());
    }

    private @Nullable Duration strictest(@Nullable Duration own) {
        Duration session = policy.maxAge();
        if (own == null || session == null) {
            return own == null ? session : own;
        }
        return own.compareTo(session) < 0 ? own : session;
    }

    /** One of the ways to load. */
    private interface Loading {
        CachedValue load();
    }
}
