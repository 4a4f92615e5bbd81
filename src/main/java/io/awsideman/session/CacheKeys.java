package io.awsideman.session;

import io.awsideman.cache.layer.Keys;
import io.awsideman.config.AwsidemanHome;
import io.awsideman.config.CacheConfig.Encryption;
import io.awsideman.crypto.KeyAudit;
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

/** The keys of the cache, from where the configuration says that they are. Nothing is asked before a key is needed. */
final class CacheKeys implements Keys, AutoCloseable {
    private static final String KEY = "AWSIDEMAN_CACHE_KEY";

    private final Encryption settings;
    private final Host host;
    private final Lazy<KeysetStore> store = new Lazy<>(this::open);

    CacheKeys(Encryption settings, Host host) {
        this.settings = settings;
        this.host = host;
    }

    @Override
    public Keyset keyset() {
        return store.get().getOrCreate();
    }

    @Override
    public Keyset reload() {
        Keyset known = keyset();
        return store.get()
                .reload()
                .filter(found -> found.id().equals(known.id()))
                .orElse(known);
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
