package io.awsideman.cache.layer;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A backend whose failures look like an empty cache: reads find nothing, what is put is forgotten. What would be wrong to hide
 * still throws: above all {@link #bump}.
 */
public class ResilientBackend extends SurroundedBackend {
    private final Consumer<String> warnings;
    private @Nullable BackendUnavailableException hidden;

    /** @param warnings told at the first failure, once */
    public ResilientBackend(CacheBackend delegate, Consumer<String> warnings) {
        super(delegate);
        this.warnings = warnings;
    }

    @Override
    <T> T around(Request request, Supplier<T> action) {
        return action.get();
    }

    @Override
    public Snapshot read(EntryAddress address) {
        return orElse(() -> delegate.read(address), failure -> Snapshot.absent());
    }

    @Override
    public Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> addresses) {
        return orElse(() -> delegate.readAll(addresses), failure -> allAbsent(addresses));
    }

    @Override
    public GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing) {
        return orElse(() -> delegate.generations(prefixes, createMissing), failure -> GenerationSnapshot.none());
    }

    @Override
    public void putAll(Map<EntryAddress, EncodedEntry> entries) {
        orElse(
                () -> {
                    delegate.putAll(entries);
                    return true;
                },
                failure -> false);
    }

    /** Statistics that cannot be written are lost. */
    @Override
    public void add(CacheCounters delta) {
        orElse(
                () -> {
                    delegate.add(delta);
                    return true;
                },
                failure -> false);
    }

    @Override
    public Optional<BackendUnavailableException> hiddenFailure() {
        return Optional.ofNullable(hidden()).or(delegate::hiddenFailure);
    }

    private synchronized @Nullable BackendUnavailableException hidden() {
        return hidden;
    }

    /** @return whether it is the first */
    private synchronized boolean hide(BackendUnavailableException failure) {
        if (hidden != null) {
            return false;
        }
        hidden = failure;
        return true;
    }

    /** The answer of the action or, if the backend cannot give it, of the fallback. */
    final <T> T orElse(Supplier<T> action, Function<BackendUnavailableException, T> fallback) {
        try {
            return action.get();
        } catch (BackendUnavailableException e) {
            if (hide(e)) {
                warnings.accept("answers take longer than they could: " + e.getMessage());
            }
            return fallback.apply(e);
        }
    }

    private static Map<EntryAddress, Snapshot> allAbsent(Collection<EntryAddress> addresses) {
        Map<EntryAddress, Snapshot> absent = new HashMap<>();
        addresses.forEach(address -> absent.put(address, Snapshot.absent()));
        return absent;
    }
}
