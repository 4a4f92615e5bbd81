package io.awsideman.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** The first 8 bytes of the SHA-256 of all before them: they tell damage, and keep nobody from altering anything. */
final class Checksum {
    static final int BYTES = 8;

    private Checksum() {}

    /** Writes it into the last bytes of the array. */
    static void put(byte[] bytes) {
        System.arraycopy(of(bytes), 0, bytes, bytes.length - BYTES, BYTES);
    }

    /** Whether the last bytes of the array are it. */
    static boolean isRight(byte[] bytes) {
        return Arrays.equals(of(bytes), 0, BYTES, bytes, bytes.length - BYTES, bytes.length);
    }

    private static byte[] of(byte[] bytes) {
        SHA256Digest sha = new SHA256Digest();
        sha.update(bytes, 0, bytes.length - BYTES);
        byte[] all = new byte[sha.getDigestSize()];
        sha.doFinal(all, 0);
        return all;
    }
}
