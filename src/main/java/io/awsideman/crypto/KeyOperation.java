package io.awsideman.crypto;

import java.util.Locale;

/** What is done to keys, as the record of it says. */
public enum KeyOperation {
    /** The first key of a keyset was made. */
    CREATE,
    /** A new primary key was added. */
    ROTATE,
    /** Retired keys were deleted. */
    RETIRE,
    /** The keyset was given out, locked with a passphrase. */
    EXPORT,
    /** A keyset was taken in from somebody else. */
    IMPORT,
    /** The keyset was deleted. */
    FORGET;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
