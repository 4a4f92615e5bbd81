package io.awsideman.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store of opaque bytes and of generations: the interface that every backend and every layer around one implements.
 *
 * <p>Absence is an answer, never an exception. A backend that cannot answer throws {@link BackendUnavailableException} and
 * nothing else. All methods may be called by several threads at once, and by several processes where the store is shared.
 * Batches are of at most {@value #MAX_BATCH}; the manager splits larger ones.
 *
 * <p><b>Generations and marks.</b> A prefix has a token and any number of marks, each of an owner and with an end. Two orders
 * make the protocol safe without locks, and every backend keeps both:
 *
 * <ul>
 *   <li>A writer sets the mark first and replaces the token after. If it is killed in between, it has not called AWS yet, so
 *       nothing that is cached has become wrong.
 *   <li>A reader reads all tokens first and the marks after. If it misses a mark, it has read the old token, so whatever it
 *       stores dies with the replacement of that token. The other way round it could miss the mark, read the new token, fetch
 *       the value of before the write, and store it as current.
 * </ul>
 */
public interface CacheBackend extends AutoCloseable {
    /** The most keys or prefixes in one request. */
    int MAX_BATCH = 100;

    /**
     * The longest that a mark can last from the time it is set. One that seems to last longer was set by a clock that has been
     * set back since: from when it is seen it lasts this long, and neither a moment less nor for hours.
     */
    Duration MAX_MARK = Duration.ofHours(1);

    /** For how long at least the token of a change stays, or {@link #latestForgottenChange} tells that it has gone. */
    Duration REMEMBERED = Duration.ofDays(29);

    /** The bytes at an address and the generations of its prefixes; one request where requests cost. Changes nothing. */
    Snapshot read(EntryAddress address);

    /** As {@link #read} for several; the answer has all of them. */
    Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> addresses);

    /**
     * The generations of prefixes, for a value that is about to be fetched.
     *
     * @param createMissing whether a prefix without a token gets a new one, atomically: when several ask at once, all are told
     *     the one that stays. The marks are read after that
     */
    GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing);

    /** Stores entries, replacing those at the same addresses; each appears whole or not at all. May forget them at any time. */
    void putAll(Map<EntryAddress, EncodedEntry> entries);

    /** Forgets entries; those that are absent are no error. */
    void remove(Collection<EntryAddress> addresses);

    /**
     * Forgets all entries of one scope, or with {@code null} all entries and all tokens (not the marks).
     *
     * @return how many entries there were
     */
    long clear(@Nullable String scope);

    /**
     * Invalidates everything under the prefixes: sets a mark of the owner on each if {@code until} is still to come, then
     * replaces the tokens by new ones of a change, then drops the earlier marks of this owner on these prefixes. On return this
     * is durable and visible to every reader. Throws when that is not certain; entries may then be out of date.
     *
     * @param owner one write of one process, {@code [A-Za-z0-9_-]+}
     * @param until until when readers must neither use nor store entries under the prefixes
     */
    void bump(Collection<String> prefixes, String owner, Instant until);

    /**
     * Declares who may use the entries from now on; every later {@link Snapshot} and {@link GenerationSnapshot} tells it. On
     * return this is durable and visible to every reader. It may be forgotten like an entry.
     *
     * @param seal {@code [a-z0-9:]*}; empty for everybody
     */
    void seal(String seal);

    /** Shows every entry of a scope, or with {@code null} of all, in no order; also those that no longer count. */
    void scan(@Nullable String scope, Consumer<StoredEntry> visitor);

    /**
     * Removes the entries that are said to be dead, and everything else that is of no use any more, such as what a killed
     * process has left behind, marks that ended long ago, and the tokens that no entry needs. An entry that is replaced
     * meanwhile may go as well, and one that is being made.
     *
     * @param needed the prefixes whose tokens an entry needs, or empty if it is dead; asked once for each entry
     * @param dryRun whether only to count
     */
    Sweep sweep(Function<StoredEntry, Optional<Collection<String>>> needed, boolean dryRun);

    /**
     * The latest change of which the token may have been lost, other than by {@link #bump} replacing it: {@link Instant#EPOCH}
     * if none was, {@link Instant#MAX} if that cannot be told. Asked for after the tokens, so that a loss in between shows.
     */
    default Instant latestForgottenChange() {
        return Instant.MAX;
    }

    /** The counters added up over all processes; zero when none were added. */
    CacheCounters counters();

    /** Adds each number to the one of its name; nothing is lost when several processes add at once. */
    void add(CacheCounters delta);

    BackendStats stats();

    /** Where the entries are, for people: a path, table or address. Costs nothing and never throws. */
    String location();

    /** Whether the backend can be used; never throws. */
    BackendHealth health();

    /** What is wrong with the protection of the entries, one line each, such as files that others can read. */
    default List<String> exposures() {
        return List.of();
    }

    /** The backend itself, without layers that answer for it when it fails. */
    default CacheBackend bare() {
        return this;
    }

    /**
     * The first failure since it was opened that was answered as if the cache were empty. A backend hides none; a layer that
     * does tells it here.
     */
    default Optional<BackendUnavailableException> hiddenFailure() {
        return Optional.empty();
    }

    /** Ends the use of the backend, after what tidying it has to do. Never throws. */
    @Override
    void close();
}
