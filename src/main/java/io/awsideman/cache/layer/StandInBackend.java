package io.awsideman.cache.layer;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.Snapshot;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A backend for which a memory of this process stands in while it is left alone, so that a process which asks the same thing
 * twice asks AWS once. It remembers nothing from before the last time that the backend was tried in vain.
 *
 * <p>A change made on this computer counts at once: one that cannot be announced either is in the journal, and one that can be
 * ends the leaving alone. A change made on another computer is seen when the backend is tried again.
 */
public final class StandInBackend extends ResilientBackend {
    private final JournalingBackend journaling;
    private final Supplier<CacheBackend> memories;
    private @Nullable CacheBackend memory;

    /**
     * @param memories makes an empty memory
     * @param warnings told at the first failure, once
     */
    public StandInBackend(JournalingBackend delegate, Supplier<CacheBackend> memories, Consumer<String> warnings) {
        super(delegate, warnings);
        this.journaling = delegate;
        this.memories = memories;
    }

    @Override
    public Snapshot read(EntryAddress address) {
        Undelivered pending = pending();
        return orElse(
                () -> delegate.read(address),
                failure -> JournalingBackend.visible(address, memory(failure).read(address), pending));
    }

    @Override
    public Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> addresses) {
        Undelivered pending = pending();
        return orElse(() -> delegate.readAll(addresses), failure -> {
            Map<EntryAddress, Snapshot> seen = new LinkedHashMap<>();
            memory(failure)
                    .readAll(addresses)
                    .forEach((address, snapshot) ->
                            seen.put(address, JournalingBackend.visible(address, snapshot, pending)));
            return seen;
        });
    }

    @Override
    public GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing) {
        Undelivered pending = pending();
        return orElse(
                () -> delegate.generations(prefixes, createMissing),
                failure -> JournalingBackend.visible(
                        prefixes, memory(failure).generations(prefixes, createMissing), pending));
    }

    @Override
    public void putAll(Map<EntryAddress, EncodedEntry> entries) {
        orElse(
                () -> {
                    delegate.putAll(entries);
                    return true;
                },
                failure -> {
                    memory(failure).putAll(entries);
                    return false;
                });
    }

    @Override
    public void remove(Collection<EntryAddress> addresses) {
        CacheBackend own = memory();
        if (own != null) {
            own.remove(addresses);
        }
        delegate.remove(addresses);
    }

    @Override
    public long clear(@Nullable String scope) {
        forget();
        return delegate.clear(scope);
    }

    @Override
    public void seal(String seal) {
        forget();
        delegate.seal(seal);
    }

    /** Looked at before the backend is asked: who delivers forgets what was pending after the backend is told. */
    private Undelivered pending() {
        return memory() == null ? Undelivered.nothing() : journaling.undelivered();
    }

    private synchronized @Nullable CacheBackend memory() {
        return memory;
    }

    private synchronized void forget() {
        memory = null;
    }

    /** The memory to answer after a failure; an empty one if the backend was tried, as others may have reached it before. */
    private synchronized CacheBackend memory(BackendUnavailableException failure) {
        CacheBackend own = memory;
        if (own == null || !failure.isNotAsked()) {
            own = memories.get();
            memory = own;
        }
        return own;
    }
}
