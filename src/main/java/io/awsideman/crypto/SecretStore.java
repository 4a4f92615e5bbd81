package io.awsideman.crypto;

import java.util.Optional;

/**
 * A place where one secret of at most {@value #MOST_BYTES} bytes is kept for each account. Every operation ends within a bounded
 * time, and fails with a {@link KeyUnavailableException} that says exactly what is the matter and what to do about it here.
 */
public interface SecretStore extends AutoCloseable {
    /** The longest secret; the Windows Credential Manager takes no more in base64. */
    int MOST_BYTES = 900;

    /**
     * The secret, which the caller wipes; empty only if it is certain that there is none, never because the place is locked
     * or cannot be asked.
     */
    Optional<byte[]> read(String account);

    /** Keeps the secret, which the caller wipes, instead of the one there was; it is known to be kept when this returns. */
    void write(String account, byte[] secret);

    /** Removes the secret; if there is none, that is as good. */
    void delete(String account);

    /** The place in a few words for people, such as {@code the keyring of this desktop}; no secret. */
    String describe();

    /** Whether secrets can be written and deleted at all. */
    boolean writable();

    /** Wipes what is held in memory. */
    @Override
    default void close() {}
}
