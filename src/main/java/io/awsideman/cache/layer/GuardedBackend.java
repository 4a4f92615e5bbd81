package io.awsideman.cache.layer;

import io.awsideman.cache.BackendHealth;
import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.failure.AdminException;
import java.util.List;
import java.util.function.Supplier;

/** A backend of somebody else: whatever it throws is a failure of the cache, and never one of a command. */
public final class GuardedBackend extends SurroundedBackend {
    private final String name;

    /** @param name what people know the backend by */
    public GuardedBackend(CacheBackend delegate, String name) {
        super(delegate);
        this.name = name;
    }

    @Override
    <T> T around(Request request, Supplier<T> action) {
        return guarded(action);
    }

    @Override
    public CacheBackend bare() {
        return this;
    }

    @Override
    public List<String> exposures() {
        return guarded(delegate::exposures);
    }

    @Override
    public BackendHealth health() {
        try {
            return guarded(delegate::health);
        } catch (BackendUnavailableException e) {
            return new BackendHealth(false, String.valueOf(e.getMessage()));
        }
    }

    private <T> T guarded(Supplier<T> action) {
        try {
            return action.get();
        } catch (AdminException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new BackendUnavailableException(
                    "the cache backend " + name + " failed: " + e, "tell those who made the plug-in", e);
        }
    }
}
