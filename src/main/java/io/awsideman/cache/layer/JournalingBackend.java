package io.awsideman.cache.layer;

import io.awsideman.cache.BackendHealth;
import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.Once;
import io.awsideman.cache.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A backend whose invalidations are not lost when it cannot be reached: they are noted in the local state of this user, and
 * delivered before any process of this user on this computer is answered by the backend again. As long as that fails, what they
 * touch is answered as if a write were going on, and everything else as ever.
 *
 * <p>What is delivered late is what it was: the mark of a write that still goes on, or may, lasts until the write's own
 * deadline, also when the process that made it was killed. An invalidation can be delivered twice and by two processes at once.
 *
 * <p>Others who share the backend are told when it is delivered, and not before. There is one gap for this user as well: when
 * the backend cannot be written, and neither can the home folder nor the folder for temporary files. Then {@link #bump} throws.
 */
public final class JournalingBackend extends SurroundedBackend {
    /** A process that lives long does not try to deliver at every read. */
    private static final Duration BETWEEN_DELIVERIES = Duration.ofSeconds(5);

    private final Journal journal;
    private final InstantSource clock;
    private final Consumer<String> warnings;
    private final Once warned = new Once();
    private Instant lastFailure = Instant.MIN;

    /** @param warnings told once, when something cannot be delivered */
    public JournalingBackend(CacheBackend delegate, LocalState state, InstantSource clock, Consumer<String> warnings) {
        super(delegate);
        this.journal = new Journal(state);
        this.clock = clock;
        this.warnings = warnings;
    }

    @Override
    <T> T around(Request request, Supplier<T> action) {
        return action.get();
    }

    @Override
    public Snapshot read(EntryAddress address) {
        return afterDelivery(() -> delegate.read(address), (seen, pending) -> visible(address, seen, pending));
    }

    @Override
    public Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> addresses) {
        return afterDelivery(() -> delegate.readAll(addresses), (seen, pending) -> seen.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> visible(entry.getKey(), entry.getValue(), pending))));
    }

    @Override
    public GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing) {
        return afterDelivery(
                () -> delegate.generations(prefixes, createMissing),
                (seen, pending) -> visible(prefixes, seen, pending));
    }

    /** As the delegate's, or noted: then every reader of this user knows of it on return, and all others when it is delivered. */
    @Override
    public void bump(Collection<String> prefixes, String owner, Instant until) {
        try {
            delegate.bump(prefixes, owner, until);
        } catch (BackendUnavailableException e) {
            note(JournalRecord.of(owner, prefixes, clock.instant(), until), e);
            return;
        }
        journal.forgetOwn(owner, prefixes);
    }

    @Override
    public BackendHealth health() {
        return delegate.health().with(journal.pending().state());
    }

    /** Warns if changes of this process have not been delivered, and closes the delegate. */
    @Override
    public void close() {
        if (journal.hasOwn()) {
            warn();
        }
        delegate.close();
    }

    /**
     * Asks, and asks again if something had to be delivered. The journal is looked at before the first question: whoever
     * delivers deletes a record only after the delegate knows of it, so that a record which is not seen any more is. It is
     * delivered after the question, because a backend that does not answer has nothing to be protected from.
     */
    private <T> T afterDelivery(Supplier<T> question, BiFunction<T, Undelivered, T> visible) {
        Undelivered pending = journal.pending();
        T answer = question.get();
        if (pending.isEmpty()) {
            return answer;
        }
        return deliver() ? question.get() : visible.apply(answer, pending);
    }

    /** What the delegate has not been told of, and so cannot tell. */
    Undelivered undelivered() {
        return journal.pending();
    }

    static Snapshot visible(EntryAddress address, Snapshot seen, Undelivered pending) {
        return pending.covers(address.prefixes()) ? new Snapshot(null, hot(seen.generations())) : seen;
    }

    static GenerationSnapshot visible(Collection<String> prefixes, GenerationSnapshot seen, Undelivered pending) {
        return pending.covers(prefixes) ? hot(seen) : seen;
    }

    private static GenerationSnapshot hot(GenerationSnapshot seen) {
        return new GenerationSnapshot(Map.of(), Instant.MAX, seen.seal());
    }

    /** Delivers what is pending, and says whether nothing is any more. */
    private synchronized boolean deliver() {
        Undelivered pending = journal.pending();
        Instant now = clock.instant();
        boolean recentlyFailed = !now.isBefore(lastFailure) && now.isBefore(lastFailure.plus(BETWEEN_DELIVERIES));
        if (pending.isEmpty() || recentlyFailed) {
            return pending.isEmpty();
        }
        if (pending.isUnknown()) {
            warn();
            return false;
        }
        try {
            return deliver(pending, now);
        } catch (BackendUnavailableException e) {
            lastFailure = now;
            warn();
            return false;
        }
    }

    private boolean deliver(Undelivered pending, Instant now) {
        List<JournalRecord> unfinished = new ArrayList<>();
        List<JournalRecord> finished = new ArrayList<>();
        for (JournalRecord record : pending.records()) {
            List<String> prefixes = record.prefixes();
            if (prefixes == null) {
                (record.isOver(now) ? finished : unfinished).add(record);
            } else {
                delegate.bump(prefixes, record.owner(), record.bounded(now).until());
                journal.forget(record);
            }
        }
        if (!finished.isEmpty()) {
            delegate.clear(null);
            finished.forEach(journal::forget);
        }
        unfinished.forEach(record -> journal.bound(record, now));
        return unfinished.isEmpty();
    }

    private void note(JournalRecord record, BackendUnavailableException cause) {
        try {
            journal.keep(record);
        } catch (IOException e) {
            BackendUnavailableException both = new BackendUnavailableException(
                    cause.getMessage() + "; nor can it be noted for later in " + journal.location() + ": " + e,
                    cause.remedy(),
                    cause);
            both.addSuppressed(e);
            throw both;
        }
    }

    private void warn() {
        if (warned.claim()) {
            warnings.accept(
                    "changes made on this computer could not be announced to the cache at " + delegate.location()
                            + " yet: until they are, answers about them are not taken from it, and others who use it"
                            + " may be shown the state before");
        }
    }
}
