package io.awsideman.crypto;

import java.util.Arrays;
import java.util.function.Consumer;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A key that can be wiped. Reading it and wiping it exclude each other, so that nothing is ever encrypted with a key that is
 * half zeros. Never serialized.
 */
final class SecretBytes implements AutoCloseable {
    private final byte[] bytes;
    private boolean destroyed;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A key of its own, which leaves the array to the caller to wipe. */
    static SecretBytes copyOf(byte[] bytes) {
        return new SecretBytes(bytes.clone());
    }

    /** A key of its own from a part of the array. */
    static SecretBytes copyOf(byte[] bytes, int from, int to) {
        return new SecretBytes(Arrays.copyOfRange(bytes, from, to));
    }

    /**
     * A copy, which the caller wipes.
     *
     * @throws IllegalStateException if the key was wiped
     */
    synchronized byte[] copy() {
        requireKept();
        return bytes.clone();
    }

    /**
     * Gives a copy to an algorithm, which makes of it what it needs: the copy is wiped when it returns.
     *
     * @throws IllegalStateException if the key was wiped
     */
    synchronized void give(Consumer<KeyParameter> algorithm) {
        requireKept();
        KeyParameter copy = new KeyParameter(bytes);
        try {
            algorithm.accept(copy);
        } finally {
            Arrays.fill(copy.getKey(), (byte) 0);
        }
    }

    private void requireKept() {
        if (destroyed) {
            throw new IllegalStateException("the key was wiped");
        }
    }

    /** Wipes the key. */
    @Override
    public synchronized void close() {
        Arrays.fill(bytes, (byte) 0);
        destroyed = true;
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
