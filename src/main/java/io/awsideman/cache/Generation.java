package io.awsideman.cache;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The opaque random token of a key prefix. An entry counts only while the tokens of all its prefixes are those it was stored
 * with, so replacing one token invalidates everything under that prefix at once. Which of two tokens counts is not decided by
 * their order; but a token that was made for a change says when, for those who bring an entry from another store.
 *
 * @param text 32 lower-case hexadecimal digits: 12 for the time of the change in epoch milliseconds, zeros where it was made
 *     because there was none, and 20 random ones
 */
public record Generation(String text) {
    /** Length of the binary form. */
    static final int BYTES = 16;

    private static final int TIME_DIGITS = 12;
    private static final int RANDOM_BYTES = 10;

    public Generation {
        if (!isGeneration(text)) {
            throw new IllegalArgumentException("not a generation");
        }
    }

    private static boolean isGeneration(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return text.length() == 2 * BYTES;
    }

    /** A token for a prefix that has none, which no process has used before if the source of randomness differs between them. */
    public static Generation random(RandomGenerator random) {
        return changed(random, Instant.EPOCH);
    }

    /** The same for a prefix under which something is changed at this time. */
    public static Generation changed(RandomGenerator random, Instant time) {
        byte[] unique = new byte[RANDOM_BYTES];
        random.nextBytes(unique);
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putShort((short) (time.toEpochMilli() >> Integer.SIZE));
        bytes.putInt((int) time.toEpochMilli());
        return ofBytes(bytes.put(unique).array());
    }

    /** When the change was that it was made for, by the clock of who made it; {@link Instant#EPOCH} if for none. */
    public Instant changedAt() {
        return Instant.ofEpochMilli(Long.parseLong(text.substring(0, TIME_DIGITS), 16));
    }

    /** The token of this text, or empty for any text that is none, such as a torn file. */
    public static Optional<Generation> parse(String text) {
        return isGeneration(text) ? Optional.of(new Generation(text)) : Optional.empty();
    }

    static Generation ofBytes(byte[] bytes) {
        return new Generation(HexFormat.of().formatHex(bytes));
    }

    byte[] toBytes() {
        return HexFormat.of().parseHex(text);
    }

    /** Written out, as {@link #hashCode}: the compiler's own are made at run time, which takes longer than a cached answer. */
    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Generation other && text.equals(other.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
