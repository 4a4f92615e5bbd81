package io.awsideman.crypto.keyring;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import java.util.Optional;

/**
 * The keyrings that java-keyring talks to. It takes and gives strings, of which copies stay in memory until they are collected.
 *
 * @param absent what the message begins with when there is no such item
 */
record LibraryKeychain(Keyring keyring, String absent) implements Keychain {
    static LibraryKeychain open(KeyringStorageType storage, String absent) throws BackendNotSupportedException {
        return new LibraryKeychain(Keyring.create(storage), absent);
    }

    @Override
    public Optional<char[]> get(String account) throws PasswordAccessException {
        try {
            return Optional.of(keyring.getPassword(OsKeyring.SERVICE, account).toCharArray());
        } catch (PasswordAccessException e) {
            if (isAbsence(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void set(String account, char[] text) throws PasswordAccessException {
        keyring.setPassword(OsKeyring.SERVICE, account, new String(text));
    }

    @Override
    public void delete(String account) throws PasswordAccessException {
        if (get(account).isPresent()) {
            keyring.deletePassword(OsKeyring.SERVICE, account);
        }
    }

    private boolean isAbsence(PasswordAccessException failure) {
        return String.valueOf(failure.getMessage()).startsWith(absent);
    }

    @Override
    public void close() {
        try {
            keyring.close();
        } catch (Exception e) {
            throw new IllegalStateException("the keyring cannot be left", e);
        }
    }
}
