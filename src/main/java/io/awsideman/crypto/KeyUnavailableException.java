package io.awsideman.crypto;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import org.jspecify.annotations.Nullable;

/** There is no key to work with, and why. Whoever gets this stops: nothing is ever kept in plain text instead. */
public final class KeyUnavailableException extends AdminException {
    private static final long serialVersionUID = 1L;

    /** The exact state of the place where the keyset is kept. */
    public enum Reason {
        /** The place can be reached, and no keyset is in it. */
        ABSENT,
        /** The keyring is there and locked. */
        LOCKED,
        /** There is no D-Bus session to reach a keyring through. */
        NO_BUS,
        /** Nothing in this session keeps secrets. */
        NO_SERVICE,
        /** The keyring has nothing that new secrets go to. */
        NO_DEFAULT_COLLECTION,
        /** No answer within the time that is allowed. */
        TIMED_OUT,
        /** The keyring has refused or failed for another reason. */
        FAILED,
        /** No passphrase, key or place is configured, or what is configured cannot be read. */
        NOT_CONFIGURED,
        /** A file that others could have read or written. */
        UNSAFE_PERMISSIONS,
        /** The passphrase does not open it, or it was altered. */
        WRONG_PASSPHRASE,
        /** What is kept is no keyset. */
        DAMAGED,
        /** A newer version of this program has written it. */
        TOO_NEW,
        /** Keys of this source cannot be changed from here. */
        READ_ONLY,
        /** What was written does not come back. */
        NOT_STORED,
        /** Another process holds the lock of the keys. */
        BUSY,
        /** Not enough memory to derive the key. */
        NO_MEMORY
    }

    private final Reason reason;

    public KeyUnavailableException(Reason reason, String message, @Nullable String remedy) {
        this(reason, message, remedy, null);
    }

    /** @param cause what has led to it; must not hold a secret */
    public KeyUnavailableException(Reason reason, String message, @Nullable String remedy, @Nullable Throwable cause) {
        super(FailureKind.KEY, message, remedy, cause);
        this.reason = reason;
    }

    /** Why there is no key. */
    public Reason reason() {
        return reason;
    }
}
