package io.awsideman.cache.layer;

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
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A backend around a backend, every request to which goes through one place. */
abstract class SurroundedBackend implements CacheBackend {
    /** What can be asked of a backend. */
    enum Request {
        READ,
        READ_ALL,
        GENERATIONS,
        PUT,
        REMOVE,
        CLEAR,
        BUMP,
        SCAN,
        SWEEP,
        SEAL,
        COUNTERS,
        ADD,
        STATS
    }

    final CacheBackend delegate;

    SurroundedBackend(CacheBackend delegate) {
        this.delegate = delegate;
    }

    /** Makes the request by running the action, if at all and as often as it likes. */
    abstract <T> T around(Request request, Supplier<T> action);

    @Override
    public Snapshot read(EntryAddress address) {
        return around(Request.READ, () -> delegate.read(address));
    }

    @Override
    public Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> addresses) {
        return around(Request.READ_ALL, () -> delegate.readAll(addresses));
    }

    @Override
    public GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing) {
        return around(Request.GENERATIONS, () -> delegate.generations(prefixes, createMissing));
    }

    @Override
    public void putAll(Map<EntryAddress, EncodedEntry> entries) {
        around(Request.PUT, asSupplier(() -> delegate.putAll(entries)));
    }

    @Override
    public void remove(Collection<EntryAddress> addresses) {
        around(Request.REMOVE, asSupplier(() -> delegate.remove(addresses)));
    }

    @Override
    public long clear(@Nullable String scope) {
        return around(Request.CLEAR, () -> delegate.clear(scope));
    }

    @Override
    public void bump(Collection<String> prefixes, String owner, Instant until) {
        around(Request.BUMP, asSupplier(() -> delegate.bump(prefixes, owner, until)));
    }

    @Override
    public void seal(String seal) {
        around(Request.SEAL, asSupplier(() -> delegate.seal(seal)));
    }

    @Override
    public void scan(@Nullable String scope, Consumer<StoredEntry> visitor) {
        around(Request.SCAN, asSupplier(() -> delegate.scan(scope, visitor)));
    }

    @Override
    public Sweep sweep(Function<StoredEntry, Optional<Collection<String>>> needed, boolean dryRun) {
        return around(Request.SWEEP, () -> delegate.sweep(needed, dryRun));
    }

    @Override
    public CacheBackend bare() {
        return delegate.bare();
    }

    @Override
    public Instant latestForgottenChange() {
        return around(Request.GENERATIONS, delegate::latestForgottenChange);
    }

    @Override
    public CacheCounters counters() {
        return around(Request.COUNTERS, delegate::counters);
    }

    @Override
    public void add(CacheCounters delta) {
        around(Request.ADD, asSupplier(() -> delegate.add(delta)));
    }

    @Override
    public BackendStats stats() {
        return around(Request.STATS, delegate::stats);
    }

    @Override
    public String location() {
        return delegate.location();
    }

    @Override
    public BackendHealth health() {
        return delegate.health();
    }

    @Override
    public Optional<BackendUnavailableException> hiddenFailure() {
        return delegate.hiddenFailure();
    }

    @Override
    public void close() {
        delegate.close();
    }

    private static Supplier<Boolean> asSupplier(Runnable action) {
        return () -> {
            action.run();
            return true;
        };
    }
}
