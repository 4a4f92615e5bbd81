package io.awsideman.crypto.keyring;

import io.awsideman.crypto.KeyUnavailableException;
import io.awsideman.crypto.SecretStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The keyring of the operating system: the Secret Service or KWallet on Linux, the Keychain on macOS, the Credential Manager on
 * Windows. A secret is kept as base64 under service {@value #SERVICE} and the account, where java-keyring and the platform's
 * own tools find it.
 *
 * <p>Every operation is a conversation of its own, and the keyring is waited for no longer than {@value #SECONDS} s, whatever
 * it does. On Linux no operation makes it ask a person; on macOS the Keychain may do so by itself.
 */
public final class OsKeyring implements SecretStore {
    /** What our items are filed under. */
    public static final String SERVICE = "awsideman-cache";

    private static final int SECONDS = 3;

    /** When what does not wait does not end either. */
    private static final Duration AT_MOST = Duration.ofSeconds(5L * SECONDS);

    private final Platform platform;

    /** Where a keyring is, and how to talk to it. */
    interface Platform {
        /** Begins a conversation, which says {@link TimeoutException} when the keyring takes too long. */
        Keychain connect() throws Exception;

        /** The keyring in words. */
        String describe();

        /** How long a conversation may take in all. */
        Duration limit();
    }

    /** @param environment the environment variables, which lead to the session's D-Bus on Linux */
    public OsKeyring(Map<String, String> environment) {
        this(platform(System.getProperty("os.name", ""), environment));
    }

    OsKeyring(Platform platform) {
        this.platform = platform;
    }

    static Platform platform(String operatingSystem, Map<String, String> environment) {
        String name = operatingSystem.toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return LibraryPlatform.macos(Duration.ofSeconds(SECONDS));
        }
        return name.contains("windows")
                ? LibraryPlatform.windows(Duration.ofSeconds(SECONDS))
                : new DesktopPlatform(environment, Duration.ofSeconds(SECONDS - 1), AT_MOST);
    }

    @Override
    public Optional<byte[]> read(String account) {
        return converse(() -> {
            try (Keychain keychain = platform.connect()) {
                return keychain.get(account).map(OsKeyring::decode);
            }
        });
    }

    @Override
    public void write(String account, byte[] secret) {
        char[] text = encode(secret);
        try {
            converse(() -> {
                try (Keychain keychain = platform.connect()) {
                    keychain.set(account, text);
                    byte[] kept = keychain.get(account).map(OsKeyring::decode).orElseThrow(KeyringFailures::notStored);
                    if (!MessageDigest.isEqual(kept, secret)) {
                        throw KeyringFailures.notStored();
                    }
                    Arrays.fill(kept, (byte) 0);
                    return true;
                }
            });
        } finally {
            Arrays.fill(text, (char) 0);
        }
    }

    @Override
    public void delete(String account) {
        converse(() -> {
            try (Keychain keychain = platform.connect()) {
                keychain.delete(account);
                return true;
            }
        });
    }

    private <T> T converse(Callable<T> conversation) {
        try {
            return new TimeLimit(platform.limit()).call(conversation);
        } catch (TimeoutException e) {
            throw KeyringFailures.timedOut(describe(), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KeyUnavailableException known) {
                throw known;
            }
            if (e.getCause() instanceof TimeoutException tooLong) {
                throw KeyringFailures.timedOut(describe(), tooLong);
            }
            throw KeyringFailures.refused(String.valueOf(e.getCause()), e.getCause());
        }
    }

    private static char[] encode(byte[] secret) {
        byte[] base64 = Base64.getEncoder().encode(secret);
        char[] text = new char[base64.length];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) base64[i];
        }
        Arrays.fill(base64, (byte) 0);
        return text;
    }

    /** What was put there by something else is no base64, and comes out as bytes that are no keyset. */
    private static byte[] decode(char[] text) {
        byte[] base64 = new byte[text.length];
        for (int i = 0; i < text.length; i++) {
            base64[i] = (byte) text[i];
        }
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return "not base64".getBytes(StandardCharsets.US_ASCII);
        } finally {
            Arrays.fill(base64, (byte) 0);
            Arrays.fill(text, (char) 0);
        }
    }

    @Override
    public String describe() {
        return platform.describe();
    }

    @Override
    public boolean writable() {
        return true;
    }
}
