package io.awsideman.session;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.Transfer;
import io.awsideman.cache.layer.EncryptingBackend;
import io.awsideman.config.BackendType;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.ReadProgress;
import java.util.List;
import java.util.function.Supplier;

/**
 * Moves what is cached from one store to another, both as they are configured. Of a store that others use as well only the
 * answers of this caller are taken. The target is encrypted if the configuration wants that, whatever the source is.
 */
public final class CacheMigration {
    private final boolean encryption;
    private final CacheKeys keys;
    private final CacheStores stores;
    private final CacheAssembly assembly;
    private final Supplier<String> caller;
    private final Host host;
    private final ReadProgress progress;

    /**
     * From where to where.
     *
     * @param from never {@code HYBRID}: of that it is the far tier
     * @param to the same
     */
    public record Route(BackendType from, BackendType to) {}

    CacheMigration(
            boolean encryption,
            CacheKeys keys,
            CacheStores stores,
            CacheAssembly assembly,
            Supplier<String> caller,
            Host host,
            ReadProgress progress) {
        this.encryption = encryption;
        this.keys = keys;
        this.stores = stores;
        this.assembly = assembly;
        this.caller = caller;
        this.host = host;
        this.progress = progress;
    }

    /**
     * The way between the stores of these backends.
     *
     * @throws AdminException USAGE if there is none
     */
    public Route route(BackendType from, BackendType to) {
        Route route = new Route(stores.truth(from), stores.truth(to));
        if (route.from() == route.to()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "--from and --to are the same store: " + route.to().word(),
                    "name two of file, dynamodb, redis and plugin");
        }
        if (route.from() == BackendType.MEMORY || route.to() == BackendType.MEMORY) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "what is in memory is gone with each command",
                    "name file, dynamodb, redis or plugin");
        }
        return route;
    }

    /** Where a store lies, for people. */
    public String location(BackendType type) {
        try (CacheBackend store = stores.open(type)) {
            return store.location();
        }
    }

    /** Whether other people use it as well. */
    public boolean isShared(BackendType type) {
        return CacheStores.isSharedWithOthers(type);
    }

    /**
     * Copies what counts in the source, and is not there yet.
     *
     * @param targetIsNew whether nobody has announced a change to the target before it was started or emptied
     * @param dryRun whether only to count
     * @throws AdminException UNAVAILABLE if a store fails, KEY or CONFLICT if it is encrypted otherwise
     */
    public Transfer.Result run(Route route, boolean targetIsNew, boolean dryRun) {
        if (!seal(route.to()).isEmpty()) {
            requireOwnSeal(route.to());
            requireEncryption(route.to());
        }
        return copy(route, () -> assembly.announced(route.to(), encryption), targetIsNew, dryRun);
    }

    /** Counts what {@link #run} would copy if the target were made now. */
    public Transfer.Result countForNew(Route route) {
        return copy(route, stores::memory, true, true);
    }

    private Transfer.Result copy(Route route, Supplier<CacheBackend> target, boolean targetIsNew, boolean dryRun) {
        boolean sourceIsEncrypted = !seal(route.from()).isEmpty();
        if (sourceIsEncrypted) {
            requireOwnSeal(route.from());
        }
        Transfer.Wish wish = new Transfer.Wish(key -> isWanted(key, isShared(route.from())), targetIsNew, dryRun);
        try (CacheBackend from = assembly.announced(route.from(), sourceIsEncrypted);
                CacheBackend to = target.get()) {
            return new Transfer(from, to, assembly.settings(), host.clock(), host.sleep(), host.random(), wish)
                    .run((done, total) -> progress.advanced("Copying", (int) done, (int) total));
        } finally {
            progress.finished();
        }
    }

    /** The chosen instance is put together from a listing of unknown age. */
    private boolean isWanted(CacheKey key, boolean shared) {
        boolean derived = InstanceChoice.KEYS.equals(key.resourceType() + ":" + key.operation());
        return !derived && (!shared || key.scope().caller().equals(caller.get()));
    }

    private String seal(BackendType type) {
        try (CacheBackend store = stores.open(type)) {
            return store.generations(List.of(), false).seal();
        }
    }

    private void requireOwnSeal(BackendType type) {
        String own = keys.store().get().map(EncryptingBackend::seal).orElse("");
        if (!seal(type).equals(own)) {
            throw new AdminException(
                    FailureKind.KEY,
                    location(type) + " is encrypted, and not with a key of this configuration",
                    "see which keys there are: awsideman cache encryption status");
        }
    }

    private void requireEncryption(BackendType type) {
        if (!encryption) {
            throw new AdminException(
                    FailureKind.CONFLICT,
                    location(type) + " is encrypted, and the configuration does not encrypt",
                    "set cache.encryption_enabled to true");
        }
    }
}
