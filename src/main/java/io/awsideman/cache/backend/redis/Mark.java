package io.awsideman.cache.backend.redis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mark, which is the name of a field of the root: what it says is never changed, only added and deleted.
 *
 * @param prefixDigest of the prefix it is set on, or {@link #ALL}
 */
record Mark(String prefixDigest, String owner, Instant until) {
    /** In the place of a digest: on every prefix. */
    static final String ALL = "*";

    private static final String START = "m:";

    /** The mark of a field, or {@code null} if it is none. */
    static @Nullable Mark parse(String field) {
        String[] parts = field.split(":", -1);
        return parts.length == 4 && field.startsWith(START) && parts[3].matches("\\d{1,18}")
                ? new Mark(parts[1], parts[2], Instant.ofEpochMilli(Long.parseLong(parts[3])))
                : null;
    }

    String field() {
        return START + prefixDigest + ":" + owner + ":" + until.toEpochMilli();
    }

    Mark endingAt(Instant end) {
        return new Mark(prefixDigest, owner, end);
    }

    /** Whether it is the same, as far as its name can say so. */
    boolean isNamedLike(Mark other) {
        return field().equals(other.field());
    }
}
