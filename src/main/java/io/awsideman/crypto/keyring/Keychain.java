package io.awsideman.crypto.keyring;

import java.util.Optional;

/**
 * A conversation with the keyring of a platform about texts of service {@value OsKeyring#SERVICE}, one for each account. It is
 * held in a thread of its own and may take any time. It never makes the keyring ask a person.
 */
interface Keychain extends AutoCloseable {
    /** The text, which the caller wipes; empty only if the keyring is unlocked and has none. */
    Optional<char[]> get(String account) throws Exception;

    /** Keeps the text, which the caller wipes, in place of the one there was. */
    void set(String account, char[] text) throws Exception;

    /** Removes the text; if there is none, that is as good. */
    void delete(String account) throws Exception;

    @Override
    void close();
}
