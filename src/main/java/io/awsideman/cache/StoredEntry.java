package io.awsideman.cache;

/**
 * An entry met while scanning a backend. Which key it has is written in its bytes, because a backend may know only a digest.
 *
 * @param locator where the entry lies, for messages
 * @param data the bytes as they were put
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record StoredEntry(String locator, byte[] data) {}
