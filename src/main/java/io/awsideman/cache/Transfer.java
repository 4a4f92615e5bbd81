package io.awsideman.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Copies the entries that count from one store to another one, with what is left of their time to live. It can be killed at any
 * point and run again, and goes on while others use both stores: what is in the target and counts there is not copied again.
 *
 * <p><b>Why nothing stale comes into the target.</b> Others have announced their changes there, and the source knows nothing of
 * them. An entry is copied only if each of its prefixes was changed in the target, if at all, longer than {@link #MARGIN} before
 * the value was fetched; and only with the tokens that told so. Take a change that AWS has made after the value was fetched, and
 * look at the token of a prefix that it touches, as it was read here. If the change begins after that, it replaces this
 * token, and the copy does not count. If it had ended before, the token is of the end of that change, or of a later one, and too
 * young. If it was going on, its end replaces the token; and if its writer was killed and there is no end, the token is of its
 * beginning, which is not longer before the change than its mark lasts, and so too young as well. A token that is missing says
 * nothing of changes, and neither does one that was made for a reader: then the store has to vouch for having forgotten none,
 * see {@link CacheBackend#latestForgottenChange}.
 */
public final class Transfer {
    /** How far two clocks may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final CacheBackend from;
    private final CacheBackend to;
    private final EntryCopies copies;
    private final Duration margin;
    private final Duration settleTime;
    private final InstantSource clock;
    private final Consumer<Duration> sleep;
    private final Wish wish;
    private final Set<String> known = new HashSet<>();
    private final TransferSample sample;
    private long copied;
    private long present;
    private long outdated;
    private long left;
    private long unreadable;

    /**
     * What is to be copied.
     *
     * @param keys whose entries; not those whose value was put together from other entries, and is older than it says
     * @param targetIsNew whether nobody has announced a change to the target before it was started or emptied
     * @param dryRun whether only to count
     */
    public record Wish(Predicate<CacheKey> keys, boolean targetIsNew, boolean dryRun) {}

    /**
     * What came of it.
     *
     * @param copied entries that are in the target now and were not
     * @param present entries that were there
     * @param outdated entries that had expired or were invalidated
     * @param left entries that a change in the target may have made out of date
     * @param unreadable what could not be read in the source
     * @param checked so many were read back and are what they were
     * @param gone so many were to be read back and are not there any more
     */
    public record Result(
            long copied, long present, long outdated, long left, long unreadable, long checked, long gone) {}

    /**
     * @param sleep lets about that much time pass
     * @param random for the sample
     */
    public Transfer(
            CacheBackend from,
            CacheBackend to,
            CacheSettings settings,
            InstantSource clock,
            Consumer<Duration> sleep,
            RandomGenerator random,
            Wish wish) {
        this.from = from;
        this.to = to;
        this.copies = new EntryCopies(settings, clock);
        this.margin = settings.writeDeadline().plus(CLOCKS);
        this.settleTime = settings.settleTime();
        this.clock = clock;
        this.sleep = sleep;
        this.sample = new TransferSample(random);
        this.wish = wish;
    }

    /**
     * Copies everything that is wished for, once.
     *
     * @throws BackendUnavailableException if a store fails, or the target gives back something else than it was given
     */
    public Result run(Migration.Progress progress) {
        List<CacheKey> found = new ArrayList<>();
        from.scan(null, stored -> {
            try {
                CacheKey key = copies.decode(stored.data()).key();
                if (wish.keys().test(key)) {
                    found.add(key);
                }
            } catch (CorruptEntryException e) {
                unreadable++;
            }
        });
        long done = 0;
        for (List<CacheKey> batch : Batches.of(found)) {
            copy(batch);
            done += batch.size();
            progress.at(done, found.size());
        }
        TransferSample.Finding finding = sample.readFrom(to, copies);
        return new Result(copied, present, outdated, left, unreadable, finding.intact(), finding.gone());
    }

    /** The tokens of the target come first, then what it has forgotten, then the values. */
    private void copy(List<CacheKey> keys) {
        if (!wish.dryRun()) {
            createTokens(keys);
        }
        List<EntryAddress> addresses = keys.stream().map(CacheKey::address).toList();
        Map<EntryAddress, Snapshot> there = settled(addresses);
        Instant forgotten = wish.targetIsNew() ? Instant.EPOCH : to.latestForgottenChange();
        Map<EntryAddress, Snapshot> here = from.readAll(addresses);
        Map<EntryAddress, EncodedEntry> chosen = new LinkedHashMap<>();
        Map<EntryAddress, CacheEntry> entries = new LinkedHashMap<>();
        for (CacheKey key : keys) {
            Snapshot target = there.getOrDefault(key.address(), Snapshot.absent());
            CacheEntry entry = choose(key, here.getOrDefault(key.address(), Snapshot.absent()), target, forgotten);
            if (entry != null) {
                entries.put(key.address(), entry);
                if (!wish.dryRun()) {
                    chosen.put(
                            key.address(),
                            copies.encode(entry, target.generations().tokens()));
                }
            }
        }
        if (!chosen.isEmpty()) {
            to.putAll(chosen);
            takeBack(entries);
        }
        copied += entries.size();
        if (!wish.dryRun()) {
            entries.values().forEach(sample::offer);
        }
    }

    /** What the target has and knows; again if what is just settling there is worth waiting for. */
    private Map<EntryAddress, Snapshot> settled(List<EntryAddress> addresses) {
        Map<EntryAddress, Snapshot> seen = to.readAll(addresses);
        Instant now = clock.instant();
        Instant worthIt = now.plus(settleTime);
        Instant end = seen.values().stream()
                .map(snapshot -> snapshot.generations().hotUntil())
                .filter(until -> until.isAfter(now) && !until.isAfter(worthIt))
                .max(Instant::compareTo)
                .orElse(now);
        if (end.equals(now) || wish.dryRun()) {
            return seen;
        }
        sleep.accept(Duration.between(now, end));
        return to.readAll(addresses);
    }

    private void createTokens(List<CacheKey> keys) {
        Set<String> missing = new LinkedHashSet<>();
        keys.forEach(key -> missing.addAll(key.generationPrefixes()));
        missing.removeAll(known);
        for (List<String> batch : Batches.of(missing)) {
            to.generations(batch, true);
        }
        known.addAll(missing);
    }

    /** The entry if it is to be copied; else it is counted why not. */
    private @Nullable CacheEntry choose(CacheKey key, Snapshot source, Snapshot target, Instant forgotten) {
        CacheEntry entry;
        try {
            entry = copies.entry(key, source);
        } catch (CorruptEntryException e) {
            unreadable++;
            return null;
        }
        CacheEntry other = counting(key, target);
        Instant now = clock.instant();
        if (entry == null || !entry.expiresAt().isAfter(now) || !copies.holds(entry, source)) {
            outdated++;
            if (entry != null && other != null && TransferSample.isCopy(entry, other) && !copies.holds(entry, source)) {
                forget(key); // copied by an earlier run that was killed
            }
            return null;
        }
        if (other != null) {
            present++;
            return null;
        }
        if (copies.isHot(target) || !isYoungerThanChanges(entry, target.generations(), forgotten)) {
            left++;
            return null;
        }
        return entry;
    }

    private @Nullable CacheEntry counting(CacheKey key, Snapshot target) {
        try {
            CacheEntry entry = copies.entry(key, target);
            boolean counts = entry != null && entry.expiresAt().isAfter(clock.instant()) && copies.holds(entry, target);
            return counts ? entry : null;
        } catch (CorruptEntryException e) {
            return null; // is replaced
        }
    }

    private boolean isYoungerThanChanges(CacheEntry entry, GenerationSnapshot target, Instant forgotten) {
        Instant now = clock.instant();
        Instant since = entry.createdAt().minus(margin);
        if (entry.createdAt().isAfter(now) || since.isBefore(now.minus(CacheBackend.REMEMBERED))) {
            return false;
        }
        List<String> prefixes = entry.key().generationPrefixes();
        boolean certain = wish.dryRun() || target.hasAll(prefixes);
        return certain
                && forgotten.isBefore(since)
                && prefixes.stream()
                        .map(prefix -> target.tokens().get(prefix))
                        .filter(Objects::nonNull)
                        .allMatch(token -> token.changedAt().isBefore(since));
    }

    /** Removes what was invalidated in the source while it was copied: the target was told nothing of that. */
    private void takeBack(Map<EntryAddress, CacheEntry> entries) {
        Map<EntryAddress, Snapshot> now = from.readAll(entries.keySet());
        List<EntryAddress> changed = entries.keySet().stream()
                .filter(address -> !copies.holds(
                        Objects.requireNonNull(entries.get(address)), now.getOrDefault(address, Snapshot.absent())))
                .toList();
        if (!changed.isEmpty()) {
            to.remove(changed);
            changed.forEach(entries::remove);
            outdated += changed.size();
        }
    }

    private void forget(CacheKey key) {
        if (!wish.dryRun()) {
            to.remove(List.of(key.address()));
        }
    }
}
