package io.awsideman.crypto;

/**
 * What was to be decrypted is not what was encrypted with this key for this place: altered, cut short, or of another key. It
 * never says which, because an attacker would learn from it.
 */
public final class AuthenticationFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public AuthenticationFailedException() {
        super("not authentic");
    }
}
