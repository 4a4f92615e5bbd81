package io.awsideman.crypto.keyring;

import io.awsideman.crypto.KeyUnavailableException;
import io.awsideman.crypto.KeyUnavailableException.Reason;
import io.awsideman.crypto.Keyset;
import io.awsideman.crypto.SecretStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key that whoever starts this program hands to it in the environment, for machines without a person. The whole keyset is
 * derived from it, so that all who have it agree. It cannot be changed from here: another key is another keyset, under which
 * nothing of before is found.
 */
public final class EnvironmentKeyStore implements SecretStore {
    /** The variable: 32 random bytes in base64. */
    public static final String VARIABLE = "AWSIDEMAN_CACHE_KEY";

    private static final int KEY_BYTES = 32;
    private static final int TEXT_CHARACTERS = 44;
    private static final String MAKE_ONE = "set it to 32 random bytes in base64, made by: openssl rand -base64 32";

    private final @Nullable String value;

    /** @param value of {@value #VARIABLE}; {@code null} if it is not set */
    public EnvironmentKeyStore(@Nullable String value) {
        this.value = value;
    }

    @Override
    public Optional<byte[]> read(String account) {
        byte[] key = key();
        try (Keyset keyset = Keyset.derivedFrom(key)) {
            return Optional.of(keyset.encode());
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] key() {
        if (value == null || value.isEmpty()) {
            throw new KeyUnavailableException(Reason.NOT_CONFIGURED, VARIABLE + " is not set", MAKE_ONE);
        }
        byte[] key = decode(value);
        // The last letter has bits to spare; only one way to write a key is right.
        boolean strict = value.length() == TEXT_CHARACTERS
                && key.length == KEY_BYTES
                && Arrays.equals(Base64.getEncoder().encode(key), value.getBytes(StandardCharsets.ISO_8859_1));
        if (!strict) {
            Arrays.fill(key, (byte) 0);
            throw new KeyUnavailableException(
                    Reason.NOT_CONFIGURED, VARIABLE + " is not " + KEY_BYTES + " bytes in base64", MAKE_ONE);
        }
        return key;
    }

    private static byte[] decode(String value) {
        try {
            return Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    @Override
    public void write(String account, byte[] secret) {
        throw readOnly();
    }

    @Override
    public void delete(String account) {
        throw readOnly();
    }

    private static KeyUnavailableException readOnly() {
        return new KeyUnavailableException(
                Reason.READ_ONLY,
                "the key comes from " + VARIABLE + " and cannot be changed from here",
                "set " + VARIABLE + " to another key wherever this cache is used (openssl rand -base64 32); what is"
                        + " encrypted with the old one then counts as absent, and cache clear removes it");
    }

    @Override
    public String describe() {
        return "the environment (" + VARIABLE + ")";
    }

    @Override
    public boolean writable() {
        return false;
    }
}
