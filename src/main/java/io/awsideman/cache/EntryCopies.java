package io.awsideman.cache;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What entries need to be copied from one backend to another: whether they count, and the same with other generations. */
final class EntryCopies {
    private final CacheSettings settings;
    private final EntryCodec codec;
    private final InstantSource clock;

    EntryCopies(CacheSettings settings, InstantSource clock) {
        this.settings = settings;
        this.codec = new EntryCodec(settings.compression(), settings.compressionThreshold());
        this.clock = clock;
    }

    /** The entry of these bytes, whatever its key. */
    CacheEntry decode(byte[] data) throws CorruptEntryException {
        return codec.decode(data);
    }

    /** The entry of the key in what was seen of it, whether it counts or not; {@code null} if there is none. */
    @Nullable
    CacheEntry entry(CacheKey key, Snapshot seen) throws CorruptEntryException {
        return seen.data() == null ? null : codec.decode(key, seen.data());
    }

    /** Whether nothing that the entry depends on was changed, or is just being changed. */
    boolean holds(CacheEntry entry, Snapshot seen) {
        return !isHot(seen) && entry.holds(seen.generations());
    }

    /** Whether a write is going on, or has just ended. */
    boolean isHot(Snapshot seen) {
        return seen.generations().hotUntil().isAfter(clock.instant());
    }

    /** Whether the entry can still be of use, if only when AWS is unavailable. */
    boolean isOfUse(CacheEntry entry) {
        return settings.keepUntil(entry.createdAt(), entry.expiresAt()).isAfter(clock.instant());
    }

    /** The same entry with the generations that its prefixes have among the tokens. */
    EncodedEntry encode(CacheEntry entry, Map<String, Generation> tokens) {
        List<Generation> generations = entry.key().generationPrefixes().stream()
                .map(prefix -> Objects.requireNonNull(tokens.get(prefix)))
                .toList();
        CacheEntry copy = new CacheEntry(
                entry.key(),
                entry.createdAt(),
                entry.expiresAt(),
                entry.calls(),
                entry.operation(),
                entry.origin(),
                generations,
                entry.value());
        Instant keepUntil = settings.keepUntil(entry.createdAt(), entry.expiresAt());
        return new EncodedEntry(codec.encode(copy), entry.operation(), entry.createdAt(), keepUntil);
    }
}
