package io.awsideman.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;

/** HKDF of RFC 5869: keys for several purposes from one secret, none of which tells anything about another. */
enum Hkdf {
    SHA_256("HmacSHA256"),
    SHA_512("HmacSHA512");

    private static final int MOST_BLOCKS = 255;

    private final String algorithm;

    Hkdf(String algorithm) {
        this.algorithm = algorithm;
    }

    /** A key of its own for a purpose, from a secret that is evenly random: no salt. */
    byte[] derive(byte[] secret, String purpose, int length) {
        byte[] pseudorandom = extract(new byte[0], secret);
        try {
            return expand(pseudorandom, purpose.getBytes(StandardCharsets.UTF_8), length);
        } finally {
            Arrays.fill(pseudorandom, (byte) 0);
        }
    }

    /** The first step: one evenly random key. An empty salt is as many zeros as the hash is long. */
    byte[] extract(byte[] salt, byte[] secret) {
        Mac mac = mac(salt.length == 0 ? new byte[1] : salt); // HMAC fills keys up with zeros
        return mac.doFinal(secret);
    }

    /**
     * The second step: as many bytes as are wanted.
     *
     * @param length at most 255 times the length of the hash
     */
    byte[] expand(byte[] pseudorandom, byte[] info, int length) {
        Mac mac = mac(pseudorandom);
        if (length > MOST_BLOCKS * mac.getMacLength()) {
            throw new IllegalArgumentException("HKDF gives no " + length + " bytes");
        }
        byte[] output = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, counter = 1; done < length; done += block.length, counter++) {
            mac.update(block);
            Arrays.fill(block, (byte) 0);
            mac.update(info);
            block = mac.doFinal(new byte[] {(byte) counter});
            System.arraycopy(block, 0, output, done, Math.min(block.length, length - done));
        }
        Arrays.fill(block, (byte) 0);
        return output;
    }

    private Mac mac(byte[] key) {
        try (SecretBytes secret = SecretBytes.copyOf(key, algorithm)) {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
