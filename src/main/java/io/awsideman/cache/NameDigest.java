package io.awsideman.cache;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.commons.codec.digest.Blake3;

/**
 * Digests that stand for texts in names of files, items and keys: they have one length and alphabet, and say nothing of users
 * and accounts. No secret hangs on them; where names have to be hidden from who can guess them, encryption replaces the texts
 * before.
 *
 * <p>BLAKE3 by a library of few classes: the digests of Java are found only after all its security providers were loaded, which
 * takes longer than the rest of the way to a cached answer.
 */
public final class NameDigest {
    private NameDigest() {}

    /**
     * The digest of a text.
     *
     * @param bytes how much of it to take, at most 32; as hexadecimal digits it is twice as long
     */
    public static String of(String text, int bytes) {
        return HexFormat.of().formatHex(Blake3.hash(text.getBytes(StandardCharsets.UTF_8)), 0, bytes);
    }
}
