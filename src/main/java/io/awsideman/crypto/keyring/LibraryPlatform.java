package io.awsideman.crypto.keyring;

import com.github.javakeyring.KeyringStorageType;

/**
 * A keyring that java-keyring talks to.
 *
 * @param storage which of its keyrings
 * @param absent what its message begins with when there is no such item; any other failure is a failure
 * @param description the keyring in words
 */
record LibraryPlatform(KeyringStorageType storage, String absent, String description) implements OsKeyring.Platform {
    static LibraryPlatform macos() {
        return new LibraryPlatform(
                KeyringStorageType.OSX_KEYCHAIN, "No stored credentials match", "the macOS Keychain");
    }

    static LibraryPlatform windows() {
        String elementNotFound = "Error code 1168";
        return new LibraryPlatform(
                KeyringStorageType.WINDOWS_CREDENTIAL_STORE, elementNotFound, "the Windows Credential Manager");
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
