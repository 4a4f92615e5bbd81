package io.awsideman.cache.layer;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.Snapshot;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * A backend that one process changes from one kind of names to another, with a seal that is this change's alone. What is read
 * from it is read while it had that seal, so that everybody's changes since are told to all of it.
 */
final class ChangingBackend extends SurroundedBackend {
    private final String seal;

    private ChangingBackend(CacheBackend delegate, String seal) {
        super(delegate);
        this.seal = seal;
    }

    static ChangingBackend begin(CacheBackend store) {
        String seal = SealedBackend.CHANGING
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        store.seal(seal);
        return new ChangingBackend(store, seal);
    }

    void end(String sealAfter) {
        requireOwn(delegate.generations(List.of(), false).seal());
        delegate.seal(sealAfter);
    }

    @Override
    <T> T around(Request request, Supplier<T> action) {
        return action.get();
    }

    @Override
    public Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> addresses) {
        Map<EntryAddress, Snapshot> seen = delegate.readAll(addresses);
        seen.values().forEach(snapshot -> requireOwn(snapshot.generations().seal()));
        return seen;
    }

    private void requireOwn(String present) {
        if (!present.equals(seal)) {
            throw new AdminException(
                    FailureKind.CONFLICT,
                    "another process has begun to encrypt or decrypt the cache at " + location(),
                    "see what came of it: awsideman cache encryption status");
        }
    }
}
