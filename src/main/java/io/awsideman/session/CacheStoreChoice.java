package io.awsideman.session;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.Probe;
import io.awsideman.config.BackendType;
import io.awsideman.failure.AdminException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The stores that a cache can lie in, for those who choose one and look after it. */
public final class CacheStoreChoice {
    private final BackendType inUse;
    private final CacheStores stores;
    private final Supplier<CacheTable> table;
    private final Host host;

    /**
     * A store that could be used.
     *
     * @param keeps for whom it keeps what it has
     * @param location where that is, {@code null} if there is a problem
     * @param problem why it cannot be used as it is configured, else {@code null}
     */
    public record Store(
            BackendType type, boolean inUse, String keeps, @Nullable String location, @Nullable String problem) {}

    CacheStoreChoice(BackendType inUse, CacheStores stores, Supplier<CacheTable> table, Host host) {
        this.inUse = inUse;
        this.stores = stores;
        this.table = table;
        this.host = host;
    }

    public BackendType inUse() {
        return inUse;
    }

    /** All there are; none of them is asked anything. */
    public List<Store> all() {
        List<Store> all = new ArrayList<>();
        for (BackendType type : BackendType.values()) {
            all.add(store(type));
        }
        return all;
    }

    /** The store of this type as it is configured; {@link Store#problem} tells why it cannot be used. */
    public Store store(BackendType type) {
        String keeps = CacheStores.isSharedWithOthers(type)
                ? "for a team"
                : CacheStores.isShared(type) ? "for this user on this computer" : "for one run";
        try (CacheBackend store = stores.open(type)) {
            return new Store(type, type == inUse, keeps, store.location(), null);
        } catch (AdminException e) {
            return new Store(type, type == inUse, keeps, null, e.getMessage());
        }
    }

    /**
     * Writes, reads, invalidates and removes an entry, with nothing around the store that hides a failure.
     *
     * @throws AdminException CONFIGURATION if it cannot be used as it is configured
     */
    public List<Probe.Step> test(BackendType type) {
        try (CacheBackend store = stores.open(type)) {
            return new Probe(store, host.clock(), Long.toHexString(host.random().nextLong())).run();
        }
    }

    /** Whether what counts of this backend lies in the table of DynamoDB. */
    public boolean liesInTable(BackendType type) {
        return stores.truth(type) == BackendType.DYNAMODB;
    }

    /** The table of DynamoDB that the configuration names. */
    public CacheTable table() {
        return table.get();
    }
}
