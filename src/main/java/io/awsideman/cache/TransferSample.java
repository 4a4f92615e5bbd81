package io.awsideman.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Some of the entries that were copied, to be read back. */
final class TransferSample {
    private static final int SIZE = 20;

    private final RandomGenerator random;
    private final List<CacheEntry> entries = new ArrayList<>();
    private long offered;

    /** So many entries are what they were, and so many are not there any more: others may have removed or replaced them. */
    record Finding(long intact, long gone) {}

    TransferSample(RandomGenerator random) {
        this.random = random;
    }

    /** Keeps each of those offered so far with the same chance. */
    void offer(CacheEntry entry) {
        offered++;
        if (entries.size() < SIZE) {
            entries.add(entry);
        } else if (random.nextDouble() * offered < SIZE) {
            entries.set(random.nextInt(SIZE), entry);
        }
    }

    /** @throws BackendUnavailableException if the target gives back something else than it was given, which is removed */
    Finding readFrom(CacheBackend target, EntryCopies copies) {
        if (entries.isEmpty()) {
            return new Finding(0, 0);
        }
        Map<EntryAddress, Snapshot> there = target.readAll(
                entries.stream().map(entry -> entry.key().address()).toList());
        long intact = 0;
        for (CacheEntry entry : entries) {
            Snapshot seen = there.getOrDefault(entry.key().address(), Snapshot.absent());
            CacheEntry kept = decoded(entry.key(), seen, copies);
            boolean replaced = kept != null && kept.createdAt().isAfter(entry.createdAt());
            boolean whole = kept != null && isCopy(entry, kept);
            if (seen.data() != null && !replaced && !whole) {
                target.remove(List.of(entry.key().address()));
                throw new BackendUnavailableException(
                        target.location() + " gives back something else than it was given for "
                                + entry.key().text(),
                        "do not use it as it is, and look into it: awsideman cache backend test",
                        null);
            }
            intact += whole ? 1 : 0;
        }
        return new Finding(intact, entries.size() - intact);
    }

    static boolean isCopy(CacheEntry entry, CacheEntry other) {
        return entry.createdAt().equals(other.createdAt())
                && entry.expiresAt().equals(other.expiresAt())
                && Arrays.equals(entry.value().toArray(), other.value().toArray());
    }

    private static @Nullable CacheEntry decoded(CacheKey key, Snapshot seen, EntryCopies copies) {
        try {
            return copies.entry(key, seen);
        } catch (CorruptEntryException e) {
            return null;
        }
    }
}
