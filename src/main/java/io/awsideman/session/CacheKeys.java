package io.awsideman.session;

import io.awsideman.cache.layer.Keys;
import io.awsideman.config.AwsidemanHome;
import io.awsideman.config.CacheConfig.Encryption;
import io.awsideman.crypto.KeyAudit;
import io.awsideman.crypto.KeyUnavailableException;
import io.awsideman.crypto.Keyset;
import io.awsideman.crypto.KeysetStore;
import io.awsideman.crypto.SecretStore;
import io.awsideman.crypto.keyring.EnvironmentKeyStore;
import io.awsideman.crypto.keyring.OsKeyring;
import io.awsideman.crypto.keyring.Passphrase;
import io.awsideman.crypto.keyring.PassphraseKeyStore;
import io.awsideman.crypto.keyring.PassphraseSettings;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the cache, from where the configuration says that they are. Nothing is asked before a key is needed. A process
 * that has its keyset works with it to its end, whatever becomes of the place where it is kept: names stay what they were.
 */
final class CacheKeys implements Keys, AutoCloseable {
    private static final String KEY = "AWSIDEMAN_CACHE_KEY";

    private final Encryption settings;
    private final Host host;
    private final Lazy<KeysetStore> store = new Lazy<>(this::open);
    private @Nullable Keyset known;

    CacheKeys(Encryption settings, Host host) {
        this.settings = settings;
        this.host = host;
    }

    @Override
    public synchronized Keyset keyset() {
        if (known == null) {
            known = store.get().getOrCreate();
        }
        return known;
    }

    @Override
    public synchronized Keyset reload() {
        Keyset before = keyset();
        Keyset now = before;
        try {
            now = store.get()
                    .reload()
                    .filter(found -> found.id().equals(before.id()))
                    .orElse(before);
        } catch (KeyUnavailableException e) {
            host.warnings().accept("the keys of the cache cannot be fetched again: " + e.getMessage());
        }
        known = now;
        return now;
    }

    /**
     * The keys to read something that was encrypted before; none are made.
     *
     * @param what it is, for the message
     * @throws KeyUnavailableException ABSENT if they are gone, or are others
     */
    Keyset existing(String what, String id) {
        return store.get()
                .get()
                .filter(found -> found.id().equals(id))
                .orElseThrow(() -> new KeyUnavailableException(
                        KeyUnavailableException.Reason.ABSENT,
                        what + " is encrypted with the keys " + id + ", which are not in "
                                + store.get().describe(),
                        "import them: awsideman cache encryption import FILE"));
    }

    Instant now() {
        return host.clock().instant();
    }

    KeysetStore store() {
        return store.get();
    }

    private KeysetStore open() {
        Path folder = AwsidemanHome.resolve(host.environment(), host.userHome())
                .stateFolder()
                .resolve("keys");
        KeyAudit audit = new KeyAudit(folder.resolve("audit.log"), host.clock(), System.getProperty("user.name"));
        return new KeysetStore(place(folder), KeysetStore.DEFAULT_ACCOUNT, folder, audit, host.random(), host.clock());
    }

    private SecretStore place(Path folder) {
        return switch (settings.keySource()) {
            case KEYRING -> new OsKeyring(host.environment());
            case PASSPHRASE ->
                new PassphraseKeyStore(
                        folder,
                        Passphrase.of(new PassphraseSettings(
                                settings.passphrase().descriptor(),
                                settings.passphrase().file(),
                                settings.passphrase().command())),
                        host.random());
            case ENVIRONMENT -> new EnvironmentKeyStore(host.environment().get(KEY));
        };
    }

    /** Wipes the keys. */
    @Override
    public void close() {
        store.ifMade(KeysetStore::close);
    }
}
