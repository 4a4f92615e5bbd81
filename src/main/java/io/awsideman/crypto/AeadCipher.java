package io.awsideman.crypto;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Authenticated encryption with one key: AEAD_AES_256_CBC_HMAC_SHA_512 of RFC 7518, section 5.2.5. Its three subkeys (for the
 * tag, for AES, and for the vectors of names, 32 bytes each in this order) come from the key by HKDF-SHA-512. Safe for several
 * threads.
 *
 * <p>Sealed bytes are the initialization vector (16), the ciphertext (the plaintext filled up to the next multiple of 16), and
 * the tag (32). They tell the length of the plaintext to 16 bytes, and nothing else. A vector is random and of 128 bits; with
 * CBC that is good for 2<sup>48</sup> messages under one key.
 */
public final class AeadCipher implements AutoCloseable {
    /** How many bytes longer than its plaintext sealed bytes are, at most. */
    public static final int MOST_OVERHEAD_BYTES = CbcHmac.IV_BYTES + 16 + CbcHmac.TAG_BYTES;

    private static final byte[] OF_A_NAME = "awsideman name".getBytes(StandardCharsets.US_ASCII);

    private final SecretBytes tagKey;
    private final SecretBytes encryptionKey;
    private final SecretBytes vectorKey;
    private final CbcHmac algorithm;
    private final Supplier<RandomGenerator> random;

    /** @param random is asked for when something is sealed, which a cached answer never does */
    private AeadCipher(byte[] subkeys, Supplier<RandomGenerator> random) {
        int length = CbcHmac.KEY_BYTES;
        this.tagKey = SecretBytes.copyOf(subkeys, 0, length);
        this.encryptionKey = SecretBytes.copyOf(subkeys, length, 2 * length);
        this.vectorKey = SecretBytes.copyOf(subkeys, 2 * length, 3 * length);
        this.algorithm = new CbcHmac(tagKey, encryptionKey);
        this.random = random;
    }

    /**
     * A cipher of its own, which does not end with the key.
     *
     * @param secret 32 evenly random bytes, which the caller wipes
     * @param purpose what this cipher is for: under another purpose the same secret has other subkeys
     */
    public static AeadCipher of(byte[] secret, String purpose) {
        return of(secret, purpose, SecureRandom::new);
    }

    static AeadCipher of(byte[] secret, String purpose, Supplier<RandomGenerator> random) {
        byte[] subkeys = Hkdf.derive(secret, purpose, 3 * CbcHmac.KEY_BYTES);
        try {
            return new AeadCipher(subkeys, random);
        } finally {
            Arrays.fill(subkeys, (byte) 0);
        }
    }

    /**
     * Encrypts; twice the same gives different bytes.
     *
     * @param associatedData what the bytes are bound to and do not contain: they open only with the same
     */
    public byte[] seal(byte[] associatedData, byte[] plaintext) {
        byte[] vector = new byte[CbcHmac.IV_BYTES];
        random.get().nextBytes(vector);
        return algorithm.seal(vector, associatedData, plaintext);
    }

    /**
     * The plaintext of what was sealed with this key and this associated data.
     *
     * @throws AuthenticationFailedException if it was not, whatever else it may be
     */
    public byte[] open(byte[] associatedData, byte[] sealed) throws AuthenticationFailedException {
        return algorithm.open(associatedData, sealed);
    }

    /** Encrypts a name so that the same name always gives the same bytes, and only that is seen of it. */
    public byte[] sealName(byte[] name) {
        return algorithm.seal(vectorOf(name), OF_A_NAME, name);
    }

    /**
     * The name of what {@link #sealName} gave.
     *
     * @throws AuthenticationFailedException if these bytes are not of it
     */
    public byte[] openName(byte[] sealed) throws AuthenticationFailedException {
        byte[] name = algorithm.open(OF_A_NAME, sealed);
        if (!org.bouncycastle.util.Arrays.constantTimeAreEqual(
                vectorOf(name), Arrays.copyOf(sealed, CbcHmac.IV_BYTES))) {
            throw new AuthenticationFailedException();
        }
        return name;
    }

    private byte[] vectorOf(byte[] name) {
        return Arrays.copyOf(Hmac.SHA_512.of(vectorKey, name), CbcHmac.IV_BYTES);
    }

    /** Wipes the subkeys; whatever is asked afterwards fails with {@link IllegalStateException}. */
    @Override
    public void close() {
        tagKey.close();
        encryptionKey.close();
        vectorKey.close();
    }

    @Override
    public String toString() {
        return "AeadCipher[redacted]";
    }
}
