package io.awsideman.crypto.keyring;

import com.github.javakeyring.KeyringStorageType;
import java.time.Duration;

/**
 * A keyring that java-keyring talks to.
 *
 * @param storage which of its keyrings
 * @param absent what its message begins with when there is no such item; any other failure is a failure
 * @param description the keyring in words
 * @param limit how long it may take
 */
record LibraryPlatform(KeyringStorageType storage, String absent, String description, Duration limit)
        implements OsKeyring.Platform {
    static LibraryPlatform macos(Duration limit) {
        return new LibraryPlatform(
                KeyringStorageType.OSX_KEYCHAIN, "No stored credentials match", "the macOS Keychain", limit);
    }

    static LibraryPlatform windows(Duration limit) {
        String elementNotFound = "Error code 1168";
        return new LibraryPlatform(
                KeyringStorageType.WINDOWS_CREDENTIAL_STORE, elementNotFound, "the Windows Credential Manager", limit);
    }

    @Override
    public Keychain connect() throws Exception {
        return LibraryKeychain.open(storage, absent);
    }

    @Override
    public String describe() {
        return description;
    }
}
