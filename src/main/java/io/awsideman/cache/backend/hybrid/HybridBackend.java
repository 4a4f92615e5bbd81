package io.awsideman.cache.backend.hybrid;

import io.awsideman.cache.BackendHealth;
import io.awsideman.cache.BackendStats;
import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.Snapshot;
import io.awsideman.cache.StoredEntry;
import io.awsideman.cache.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A near tier in front of a far one that others share. The tokens, marks and seal of the far tier are the truth; the near tier
 * saves the transfer of entries, and within the local time to live every request.
 *
 * <p><b>With no local time to live</b> a near entry is answered after the far tier has told the generations it counts by, which
 * is one small request.
 *
 * <p><b>Otherwise</b> what the far tier has said is believed for so long: a change that somebody else makes on another computer
 * may be unseen until then. A change that is made on this computer is seen at once, because it replaces the tokens of the near
 * tier as well, and those are looked at each time. Far first: who has read a near token of after a change and asks the far tier
 * then, is told of the change there, too.
 *
 * <p>A near entry is not used for longer than {@link Copies#USED}, and then taken from the far tier again: somebody else may have
 * fetched the value anew. When the far tier fails, only what is believed is answered.
 */
public final class HybridBackend implements CacheBackend {
    private final CacheBackend near;
    private final CacheBackend far;
    private final boolean countsNear;
    private final InstantSource clock;
    private final Observations observations = new Observations();
    private final Copies copies;

    /**
     * @param near which answers for itself when it fails, but not when {@link #bump} does
     * @param far with the layers that protect from its failures, because the near tier goes on without it
     * @param localTtl how long to believe what the far tier has said; zero to ask it each time
     * @param countsNear whether counters are kept in the near tier; only if that outlives the process
     */
    public HybridBackend(
            CacheBackend near, CacheBackend far, Duration localTtl, boolean countsNear, InstantSource clock) {
        this.near = near;
        this.far = far;
        this.countsNear = countsNear;
        this.clock = clock;
        this.copies = new Copies(near, far, localTtl, observations, clock);
    }

    @Override
    public Snapshot read(EntryAddress address) {
        return readAll(List.of(address)).getOrDefault(address, Snapshot.absent());
    }

    @Override
    public Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> addresses) {
        return copies.readAll(addresses);
    }

    @Override
    public GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing) {
        List<String> asked = List.copyOf(prefixes);
        Instant now = clock.instant();
        GenerationSnapshot seenNear = near.generations(asked, createMissing);
        GenerationSnapshot seenFar = far.generations(asked, createMissing);
        observations.note(now, asked, seenNear, seenFar);
        return Copies.joined(seenNear, seenFar);
    }

    /** Near first, because the far tier may fail and the other one is of use all the same. */
    @Override
    public void putAll(Map<EntryAddress, EncodedEntry> entries) {
        copies.putAll(entries);
        far.putAll(entries);
    }

    @Override
    public void remove(Collection<EntryAddress> addresses) {
        near.remove(addresses);
        far.remove(addresses);
    }

    @Override
    public long clear(@Nullable String scope) {
        return inBoth(() -> far.clear(scope), () -> near.clear(scope));
    }

    /** In both tiers, the far one first, and in the near one whatever becomes of the other. */
    @Override
    public void bump(Collection<String> prefixes, String owner, Instant until) {
        inBoth(
                () -> {
                    far.bump(prefixes, owner, until);
                    return 0;
                },
                () -> near.bump(prefixes, owner, until));
    }

    /** The near tier forgets everything, because it may be believed under another seal. */
    @Override
    public void seal(String seal) {
        inBoth(
                () -> {
                    far.seal(seal);
                    return 0;
                },
                () -> near.clear(null));
    }

    /** Shows the entries of the far tier; the near one has copies. */
    @Override
    public void scan(@Nullable String scope, Consumer<StoredEntry> visitor) {
        far.scan(scope, visitor);
    }

    /** Tells of the far tier; what the near one has is swept by the same rule. */
    @Override
    public Sweep sweep(Function<StoredEntry, Optional<Collection<String>>> needed, boolean dryRun) {
        near.sweep(
                copy -> {
                    byte[] data = NearEntry.dataOf(copy.data());
                    return data == null ? Optional.empty() : needed.apply(new StoredEntry(copy.locator(), data));
                },
                dryRun);
        return far.sweep(needed, dryRun);
    }

    @Override
    public Instant latestForgottenChange() {
        return far.latestForgottenChange();
    }

    @Override
    public CacheCounters counters() {
        return countsNear ? near.counters() : far.counters();
    }

    @Override
    public void add(CacheCounters delta) {
        (countsNear ? near : far).add(delta);
    }

    @Override
    public BackendStats stats() {
        BackendStats shared = far.stats();
        return new BackendStats(location(), shared.entries(), shared.bytes());
    }

    @Override
    public String location() {
        return near.location() + " and " + far.location();
    }

    @Override
    public BackendHealth health() {
        BackendHealth ofFar = far.health();
        BackendHealth ofNear = near.health();
        return ofFar.available() && !ofNear.available() ? ofNear : ofFar;
    }

    @Override
    public List<String> exposures() {
        List<String> all = new ArrayList<>(near.exposures());
        all.addAll(far.exposures());
        return all;
    }

    @Override
    public CacheBackend bare() {
        return new HybridBackend(near.bare(), far.bare(), Duration.ZERO, countsNear, clock);
    }

    @Override
    public void close() {
        near.close();
        far.close();
    }

    private static long inBoth(LongSupplier inFar, Runnable inNear) {
        BackendUnavailableException failure = null;
        long answer = 0;
        try {
            answer = inFar.getAsLong();
        } catch (BackendUnavailableException e) {
            failure = e;
        }
        try {
            inNear.run();
        } catch (BackendUnavailableException e) {
            failure = failure == null ? e : failure;
        }
        if (failure != null) {
            throw failure;
        }
        return answer;
    }
}
