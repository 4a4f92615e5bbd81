package io.awsideman.identitycenter;

/** These bytes are no snapshot that can be relied on; the message tells why. */
public final class BadSnapshotException extends Exception {
    private static final long serialVersionUID = 1L;

    BadSnapshotException(String message) {
        super(message);
    }
}
