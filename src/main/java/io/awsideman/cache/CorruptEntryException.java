package io.awsideman.cache;

/** Stored bytes that are not a whole entry of a known version for the expected key. Always turned into a miss. */
final class CorruptEntryException extends Exception {
    private static final long serialVersionUID = 1L;

    CorruptEntryException(String message) {
        super(message);
    }
}
