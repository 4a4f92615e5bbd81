package io.awsideman.crypto.keyring;

import io.awsideman.crypto.KeyUnavailableException;
import io.awsideman.crypto.KeyUnavailableException.Reason;
import org.jspecify.annotations.Nullable;

/** What can be the matter with a keyring, and what helps. */
final class KeyringFailures {
    private static final String OTHERWISE =
            ", or set cache.encryption_key_source to passphrase or environment; --no-cache works without a key";

    private KeyringFailures() {}

    static KeyUnavailableException locked() {
        return failure(
                Reason.LOCKED, "the keyring is locked", "unlock it (for instance by logging in to the desktop)", null);
    }

    static KeyUnavailableException noBus(String why, @Nullable Throwable cause) {
        return failure(
                Reason.NO_BUS,
                "there is no keyring to ask: " + why,
                "run this within a desktop session of this user",
                cause);
    }

    static KeyUnavailableException noService() {
        return failure(
                Reason.NO_SERVICE,
                "there is no keyring in this session: nothing on its D-Bus keeps secrets",
                "install and start one (GNOME Keyring, KWallet or KeePassXC)",
                null);
    }

    static KeyUnavailableException noDefaultCollection() {
        return failure(
                Reason.NO_DEFAULT_COLLECTION,
                "the keyring has no default collection to keep a key in",
                "make one (in Seahorse or KWalletManager: a new keyring, as the default)",
                null);
    }

    static KeyUnavailableException severalItems(String account) {
        return failure(
                Reason.FAILED,
                "the keyring has several items for service " + OsKeyring.SERVICE + ", account " + account,
                "delete the wrong ones there",
                null);
    }

    static KeyUnavailableException notStored() {
        return failure(
                Reason.NOT_STORED, "the keyring has not kept the key it was given", "look into its own messages", null);
    }

    static KeyUnavailableException refused(String why, @Nullable Throwable cause) {
        return failure(Reason.FAILED, "the keyring has failed: " + why, "look into its own messages", cause);
    }

    static KeyUnavailableException timedOut(String place, Throwable cause) {
        return failure(
                Reason.TIMED_OUT,
                place + " has not answered in time",
                "see whether it waits for a question to be answered",
                cause);
    }

    private static KeyUnavailableException failure(
            Reason reason, String message, String remedy, @Nullable Throwable cause) {
        return new KeyUnavailableException(reason, message, remedy + OTHERWISE, cause);
    }
}
