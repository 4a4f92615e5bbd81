package io.awsideman.cache;

import java.time.Instant;

/**
 * An entry on its way to a backend.
 *
 * @param data opaque bytes, not to be modified
 * @param operation what was asked, such as {@code identitystore:ListUsers}, for people who look into the store; empty where
 *     nobody is to know
 * @param createdAt when the value was fetched
 * @param keepUntil when a backend may forget the entry: its expiry and the time it may be served afterwards when AWS is
 *     unavailable
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record EncodedEntry(byte[] data, String operation, Instant createdAt, Instant keepUntil) {
    /** One that does not say what was asked. */
    public EncodedEntry(byte[] data, Instant createdAt, Instant keepUntil) {
        this(data, "", createdAt, keepUntil);
    }
}
