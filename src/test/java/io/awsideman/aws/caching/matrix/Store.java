package io.awsideman.aws.caching.matrix;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.backend.file.FileBackend;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.cache.layer.EncryptingBackend;
import io.awsideman.cache.layer.FixedKeys;
import io.awsideman.cache.layer.SealedBackend;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The backends, one line each. */
enum Store {
    MEMORY(false, (folder, clock) -> one(new MemoryBackend(Store.BYTES, clock, new SecureRandom()))),
    FILE(true, (folder, clock) -> () -> new FileBackend(folder, Store.BYTES, clock, new SecureRandom(), Store::fail)),
    ENCRYPTED(true, (folder, clock) -> encrypted(FILE.at(folder, clock)));

    private static final long BYTES = 50_000_000;

    private final boolean acrossProcesses;
    private final BiFunction<Path, Clock, Supplier<CacheBackend>> place;

    /**
     * @param acrossProcesses whether other processes can use the same entries
     * @param place an empty place for entries, which gives each manager its backend
     */
    Store(boolean acrossProcesses, BiFunction<Path, Clock, Supplier<CacheBackend>> place) {
        this.acrossProcesses = acrossProcesses;
        this.place = place;
    }

    boolean isAcrossProcesses() {
        return acrossProcesses;
    }

    Supplier<CacheBackend> at(Path folder, Clock clock) {
        return place.apply(folder, clock);
    }

    private static Supplier<CacheBackend> one(CacheBackend shared) {
        return () -> shared;
    }

    private static Supplier<CacheBackend> encrypted(Supplier<CacheBackend> store) {
        FixedKeys keys = new FixedKeys();
        String seal = EncryptingBackend.seal(keys.keyset());
        return () -> new EncryptingBackend(
                new SealedBackend(store.get(), () -> seal, true, Store::fail), keys, false, Store::fail);
    }

    private static void fail(String warning) {
        throw new AssertionError(warning);
    }
}
