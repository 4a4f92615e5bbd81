package io.awsideman.cache.layer;

import io.awsideman.cache.BackendHealth;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.Once;
import io.awsideman.cache.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A backend that processes share of which not all know the same names: those that encrypt keep entries and generations under
 * names that the others cannot compute, and would never hear of the others' changes. So the backend has a seal, which says whose
 * names count. Who has another seal takes nothing from it and puts nothing into it, and invalidates everything with each change.
 *
 * <p>Why no answer is stale: entries count only with the token of {@link CacheKey#EVERYTHING}, whose name everybody knows. A
 * writer looks at the seal after its change is announced under its own names. If it sees its own seal, then either all readers
 * that this change concerns know its names, or the seal was replaced later, and then {@link #claim} has forgotten all tokens after
 * that. If it sees another one, it replaces the token of everything.
 */
public final class SealedBackend extends SurroundedBackend {
    /** What the seals begin with that a backend has while it is encrypted or decrypted: nobody's. */
    static final String CHANGING = "changing:";

    private static final GenerationSnapshot CLOSED = new GenerationSnapshot(Map.of(), Instant.MAX);

    private final Supplier<String> own;
    private final boolean replacesOthers;
    private final Consumer<String> warnings;
    private final Once warned = new Once();

    /**
     * @param own the seal of this process, empty if it does not encrypt; asked when it is needed first
     * @param replacesOthers whether the seal of somebody else is replaced, which makes their entries useless; no seal at all
     *     always is by one who has one
     * @param warnings told once, when the backend is not used because of its seal
     */
    public SealedBackend(
            CacheBackend delegate, Supplier<String> own, boolean replacesOthers, Consumer<String> warnings) {
        super(delegate);
        this.own = own;
        this.replacesOthers = replacesOthers;
        this.warnings = warnings;
    }

    @Override
    <T> T around(Request request, Supplier<T> action) {
        return action.get();
    }

    @Override
    public Snapshot read(EntryAddress address) {
        return permitted(delegate.read(address));
    }

    @Override
    public Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> addresses) {
        Map<EntryAddress, Snapshot> permitted = new HashMap<>();
        delegate.readAll(addresses).forEach((address, seen) -> permitted.put(address, permitted(seen)));
        return permitted;
    }

    @Override
    public GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing) {
        GenerationSnapshot seen = delegate.generations(prefixes, createMissing);
        if (isOwn(seen.seal())) {
            return seen;
        }
        if (createMissing && mayClaim(seen.seal())) {
            claim();
            GenerationSnapshot claimed = delegate.generations(prefixes, true);
            return isOwn(claimed.seal()) ? claimed : CLOSED;
        }
        return closed(seen.seal());
    }

    /** Puts what was read under the own seal; who has none was told by {@link #generations} not to come here. */
    @Override
    public void putAll(Map<EntryAddress, EncodedEntry> entries) {
        delegate.putAll(entries);
    }

    @Override
    public void bump(Collection<String> prefixes, String owner, Instant until) {
        delegate.bump(prefixes, owner, until);
        if (prefixes.contains(CacheKey.EVERYTHING)) {
            return;
        }
        String seal = delegate.generations(List.of(), false).seal();
        if (!isOwn(seal) || !prefixes.stream().allMatch(this::isNamedByOwn)) {
            delegate.bump(List.of(CacheKey.EVERYTHING), owner, until);
        }
    }

    @Override
    public CacheBackend bare() {
        return delegate.bare();
    }

    @Override
    public BackendHealth health() {
        return delegate.health();
    }

    /** Whether that is the seal of a backend that is just encrypted or decrypted, or where that was interrupted. */
    static boolean isChanging(String seal) {
        return seal.startsWith(CHANGING);
    }

    /** Makes the backend that of this process, and forgets what others have kept there. */
    public void claim() {
        delegate.seal(own.get());
        delegate.clear(null);
    }

    private boolean isOwn(String seal) {
        return seal.equals(own.get());
    }

    /** Not so for a change that was noted by a process of another seal, and is delivered by this one. */
    private boolean isNamedByOwn(String prefix) {
        return own.get().isEmpty() ? !prefix.startsWith(EncryptingBackend.SEALS) : prefix.startsWith(own.get() + ":");
    }

    private boolean mayClaim(String seal) {
        return !isChanging(seal) && !own.get().isEmpty() && (seal.isEmpty() || replacesOthers);
    }

    private Snapshot permitted(Snapshot seen) {
        String seal = seen.generations().seal();
        return isOwn(seal) ? seen : new Snapshot(null, closed(seal));
    }

    private static String state(String seal) {
        if (isChanging(seal)) {
            return "being encrypted or decrypted (if that was interrupted, run it again)";
        }
        return seal.isEmpty() ? "not encrypted" : "encrypted, and not with a key of this configuration";
    }

    /** Nothing is known where the seal will be replaced before something is stored; else nothing may be used or stored. */
    private GenerationSnapshot closed(String seal) {
        if (mayClaim(seal)) {
            return GenerationSnapshot.none();
        }
        if (warned.claim()) {
            warnings.accept(
                    "the cache at " + delegate.location() + " is "
                            + state(seal)
                            + ": it is not used, and each change makes all of it out of date; see 'awsideman cache encryption status'");
        }
        return CLOSED;
    }
}
