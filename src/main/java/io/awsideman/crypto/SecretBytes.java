package io.awsideman.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * A key that can be wiped. Reading it and wiping it exclude each other, so that nothing is ever encrypted with a key that is
 * half zeros. Never serialized.
 */
final class SecretBytes implements SecretKey, AutoCloseable {
    private static final long serialVersionUID = 1L;

    private final String algorithm;
    private final transient byte[] bytes;
    private transient boolean destroyed;

    private SecretBytes(String algorithm, byte[] bytes) {
        this.algorithm = algorithm;
        this.bytes = bytes;
    }

    /** A key of its own, which leaves the array to the caller to wipe. */
    static SecretBytes copyOf(byte[] bytes, String algorithm) {
        return new SecretBytes(algorithm, bytes.clone());
    }

    /** A key of its own from a part of the array. */
    static SecretBytes copyOf(byte[] bytes, int from, int to, String algorithm) {
        return new SecretBytes(algorithm, Arrays.copyOfRange(bytes, from, to));
    }

    @Override
    public String getAlgorithm() {
        return algorithm;
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    /**
     * A copy, which the caller wipes.
     *
     * @throws IllegalStateException if the key was wiped
     */
    @Override
    public synchronized byte[] getEncoded() {
        if (destroyed) {
            throw new IllegalStateException("the key was wiped");
        }
        return bytes.clone();
    }

    @Override
    public synchronized void destroy() {
        Arrays.fill(bytes, (byte) 0);
        destroyed = true;
    }

    @Override
    public synchronized boolean isDestroyed() {
        return destroyed;
    }

    @Override
    public void close() {
        destroy();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretBytes that
                && algorithm.equals(that.algorithm)
                && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return algorithm.hashCode();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
