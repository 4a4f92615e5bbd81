package io.awsideman.config;

/** Where the encryption key of the cache comes from. */
public enum KeySource {
    /** The keyring of the operating system. */
    KEYRING,
    /** Derived from a passphrase. */
    PASSPHRASE,
    /** {@code AWSIDEMAN_CACHE_KEY}: 32 bytes in base64. */
    ENVIRONMENT
}
