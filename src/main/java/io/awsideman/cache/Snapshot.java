package io.awsideman.cache;

import org.jspecify.annotations.Nullable;

/**
 * All that a read needs, from one request: the stored bytes of a key and the generations of its prefixes.
 *
 * @param data the bytes as they were put, {@code null} when there are none
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Snapshot(byte @Nullable [] data, GenerationSnapshot generations) {
    /** The answer of a backend that has nothing. */
    public static Snapshot absent() {
        return new Snapshot(null, GenerationSnapshot.none());
    }
}
