package io.awsideman.cache;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The opaque random token of a key prefix. An entry counts only while the tokens of all its prefixes are those it was stored
 * with, so replacing one token invalidates everything under that prefix at once. There is no order between tokens.
 *
 * @param text 32 lower-case hexadecimal digits
 */
public record Generation(String text) {
    /** Length of the binary form. */
    static final int BYTES = 16;

    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{32}");

    public Generation {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a generation");
        }
    }

    /** A token that no process has used before, if the source of randomness differs between processes. */
    public static Generation random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return ofBytes(bytes);
    }

    /** The token of this text, or empty for any text that is none, such as a torn file. */
    public static Optional<Generation> parse(String text) {
        return TEXT.matcher(text).matches() ? Optional.of(new Generation(text)) : Optional.empty();
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
