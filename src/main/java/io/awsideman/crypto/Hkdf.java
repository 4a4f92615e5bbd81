package io.awsideman.crypto;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** HKDF-SHA-512 of RFC 5869: keys for several purposes from one secret, none of which tells anything about another. */
final class Hkdf {
    private Hkdf() {}

    /**
     * A key of its own for a purpose.
     *
     * @param secret evenly random, so that there is no salt
     * @param length at most 255 times 64 bytes
     */
    static byte[] derive(byte[] secret, String purpose, int length) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA512Digest());
        generator.init(new HKDFParameters(secret, null, purpose.getBytes(StandardCharsets.UTF_8)));
        byte[] key = new byte[length];
        generator.generateBytes(key, 0, length);
        return key;
    }
}
