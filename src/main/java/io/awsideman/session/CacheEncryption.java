package io.awsideman.session;

import io.awsideman.cache.Migration;
import io.awsideman.cache.layer.EncryptionChanges;
import io.awsideman.config.CacheConfig.Encryption;
import io.awsideman.config.CacheConfig.PassphraseSource;
import io.awsideman.crypto.DataKey;
import io.awsideman.crypto.KeyOperation;
import io.awsideman.crypto.KeyUnavailableException;
import io.awsideman.crypto.Keyset;
import io.awsideman.crypto.KeysetExport;
import io.awsideman.crypto.KeysetStore;
import io.awsideman.crypto.keyring.Passphrase;
import io.awsideman.crypto.keyring.PassphraseSettings;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.ReadProgress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The encryption of the cache as a whole: its keys and what is encrypted with them. What takes long can be killed and run again.
 * Failures to get a key are {@link KeyUnavailableException}.
 */
public final class CacheEncryption {
    private final Encryption settings;
    private final CacheKeys keys;
    private final EncryptionChanges changes;
    private final SecureRandom random;
    private final ReadProgress progress;

    /** A key and how many entries are encrypted with it; {@code created} is {@code null} if the key is lost. */
    public record KeyUse(String id, boolean primary, @Nullable Instant created, long entries) {}

    /**
     * How things stand.
     *
     * @param enabled whether the configuration in use wants it
     * @param seal who may use the backend, empty for everybody; else {@code aes256:} and the id of a keyset
     * @param keysetId of the keyset that is there, {@code null} if there is none or it cannot be told
     * @param problem why it cannot be told, else {@code null}
     */
    public record Status(
            boolean enabled,
            String algorithm,
            String source,
            String seal,
            @Nullable String keysetId,
            @Nullable String problem,
            List<KeyUse> keys,
            long plainEntries) {}

    CacheEncryption(
            Encryption settings,
            CacheKeys keys,
            EncryptionChanges changes,
            SecureRandom random,
            ReadProgress progress) {
        this.settings = settings;
        this.keys = keys;
        this.changes = changes;
        this.random = random;
        this.progress = progress;
    }

    /** How things stand; makes no key. */
    public Status status() {
        EncryptionChanges.Census census = changes.census();
        Optional<Keyset> keyset = Optional.empty();
        String problem = null;
        String source = settings.keySource().name().toLowerCase(Locale.ROOT);
        try {
            source = store().describe();
            keyset = store().get();
        } catch (KeyUnavailableException e) {
            problem = e.getMessage();
        }
        return new Status(
                settings.enabled(),
                settings.type(),
                source,
                census.seal(),
                keyset.map(Keyset::id).orElse(null),
                problem,
                uses(keyset, census.byKey()),
                census.plain());
    }

    /** Encrypts what is there with the key there is, or a new one; the configuration is left to the caller. */
    public Migration.Result enable() {
        keys.keyset();
        return shown("Encrypting", shown -> changes.encrypt(keys, shown));
    }

    /** Decrypts what is there; the keys stay. Entries of a keyset that is lost are removed. */
    public Migration.Result disable() {
        return shown("Decrypting", shown -> changes.decrypt(keys, shown));
    }

    /** Whether a rotation has begun and not ended. */
    public boolean isRotating() {
        return store().get().filter(keyset -> !keyset.retired().isEmpty()).isPresent();
    }

    /**
     * Makes a new key, unless an earlier rotation has not come to its end, encrypts every entry with it, and deletes the keys of
     * before.
     *
     * @return how many entries were encrypted anew
     */
    public long rotate() {
        requireWritable("no new key can be made");
        Keyset rotated = store().update(
                        KeyOperation.ROTATE,
                        keyset -> keyset.retired().isEmpty() ? keyset.rotated(random, keys.now()) : keyset);
        long renewed = shown("Encrypting with the new key", shown -> changes.reencrypt(rotated, shown));
        store().update(KeyOperation.RETIRE, keyset -> isEnded(keyset, rotated) ? keyset.withoutRetired() : keyset);
        return renewed;
    }

    /** Not so if somebody has begun the next rotation meanwhile: there are entries of this one's key. */
    private static boolean isEnded(Keyset now, Keyset rotated) {
        return !now.retired().isEmpty()
                && now.primary().id().equals(rotated.primary().id());
    }

    /**
     * Removes all entries, and deletes the keys.
     *
     * @return how many entries there were
     */
    public long forget() {
        requireWritable("the key cannot be deleted");
        long removed = changes.forget();
        store().delete();
        return removed;
    }

    /** The keyset as text, locked with the passphrase from there. */
    public String export(PassphraseSource source) {
        char[] passphrase = passphrase(source);
        try {
            return export(passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private String export(char[] passphrase) {
        Keyset keyset = store().get()
                .orElseThrow(() -> new AdminException(
                        FailureKind.KEY,
                        "there is no key to export in " + store().describe(),
                        "make one: awsideman cache encryption enable"));
        String[] text = new String[1];
        store().exported(() -> text[0] = new KeysetExport(random).seal(keyset, passphrase));
        return text[0];
    }

    /**
     * Puts the keyset of an exported text in the place of the one there is.
     *
     * @return its id
     */
    public String take(String text, PassphraseSource source) {
        requireWritable("no key can be taken in");
        char[] passphrase = passphrase(source);
        try {
            Keyset keyset = new KeysetExport(random).open(text, passphrase);
            store().replace(KeyOperation.IMPORT, keyset);
            return keyset.id();
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static char[] passphrase(PassphraseSource source) {
        return Passphrase.of(new PassphraseSettings(source.descriptor(), source.file(), source.command()))
                .read();
    }

    private <T> T shown(String what, Function<Migration.Progress, T> work) {
        try {
            return work.apply((done, total) -> progress.advanced(what, (int) done, (int) total));
        } finally {
            progress.finished();
        }
    }

    private void requireWritable(String what) {
        if (!store().writable()) {
            throw new AdminException(
                    FailureKind.KEY,
                    what + ": the key comes from " + store().describe(),
                    "change it where it is set, or set cache.encryption_key_source to keyring or passphrase");
        }
    }

    private KeysetStore store() {
        return keys.store();
    }

    private static List<KeyUse> uses(Optional<Keyset> keyset, SortedMap<String, Long> entries) {
        List<KeyUse> uses = new ArrayList<>();
        keyset.ifPresent(known -> {
            uses.add(use(known.primary(), true, entries));
            known.retired().forEach(key -> uses.add(use(key, false, entries)));
        });
        entries.forEach((id, count) -> {
            if (uses.stream().noneMatch(use -> use.id().equals(id))) {
                uses.add(new KeyUse(id, false, null, count));
            }
        });
        return List.copyOf(uses);
    }

    private static KeyUse use(DataKey key, boolean primary, SortedMap<String, Long> entries) {
        return new KeyUse(key.id(), primary, key.created(), entries.getOrDefault(key.id(), 0L));
    }
}
