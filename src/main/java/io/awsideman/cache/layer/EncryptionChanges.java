package io.awsideman.cache.layer;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheSettings;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.Migration;
import io.awsideman.cache.Snapshot;
import io.awsideman.crypto.AuthenticationFailedException;
import io.awsideman.crypto.DataKey;
import io.awsideman.crypto.Keyset;
import io.awsideman.failure.AdminException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Encrypts, decrypts and re-encrypts what a backend holds. Each can be killed at any point and run again, and goes on while other
 * processes use the backend: they find an entry or do not, and never one that was changed since.
 */
public final class EncryptionChanges {
    private final CacheBackend store;
    private final CacheSettings settings;
    private final InstantSource clock;

    /**
     * What is stored, by how it is protected.
     *
     * @param seal who may use the backend, see {@link CacheBackend#seal}; empty for everybody
     * @param byKey the number of encrypted entries, by the id of their key
     * @param plain the number of all other entries
     */
    public record Census(String seal, SortedMap<String, Long> byKey, long plain) {}

    /** @param store the backend without any layer that hides failures */
    public EncryptionChanges(CacheBackend store, CacheSettings settings, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts what is stored; needs no key. */
    public Census census() {
        SortedMap<String, Long> byKey = new TreeMap<>();
        long[] plain = {0};
        store.scan(null, stored -> {
            EntryEnvelope envelope = EntryEnvelope.of(stored.data());
            if (envelope == null) {
                plain[0]++;
            } else {
                byKey.merge(envelope.keyId(), 1L, Long::sum);
            }
        });
        return new Census(seal(), byKey, plain[0]);
    }

    /**
     * From now on only who has the keys uses the backend; what is there is encrypted.
     *
     * @throws AdminException CONFLICT if another process changes how the backend is protected meanwhile
     */
    public Migration.Result encrypt(Keys keys, Migration.Progress progress) {
        UnaryOperator<CacheBackend> encrypted = over -> encrypting(over, keys);
        Migration.Result result = change("", over -> over, EncryptingBackend.seal(keys.keyset()), encrypted, progress);
        EncryptingBackend encrypting = encrypting(store, keys);
        CacheCounters plain = encrypting.plainCounters();
        encrypting.add(plain);
        store.add(plain.negated());
        return result;
    }

    /**
     * From now on everybody who can read the backend uses it; what is there is decrypted.
     *
     * @throws AdminException CONFLICT if another process changes how the backend is protected meanwhile
     */
    public Migration.Result decrypt(Keys keys, Migration.Progress progress) {
        UnaryOperator<CacheBackend> encrypted = over -> encrypting(over, keys);
        Migration.Result result = change(EncryptingBackend.seal(keys.keyset()), encrypted, "", over -> over, progress);
        EncryptingBackend encrypting = encrypting(store, keys);
        CacheCounters counters = encrypting.counters();
        store.add(counters);
        encrypting.add(counters.negated());
        return result;
    }

    /**
     * Copies what counts. While that goes on the seal is nobody's, so that each change of anybody makes both sides out of date:
     * those who announce a change under the names of one side alone would leave the other side as it was.
     */
    private Migration.Result change(
            String sealBefore,
            UnaryOperator<CacheBackend> before,
            String sealAfter,
            UnaryOperator<CacheBackend> after,
            Migration.Progress progress) {
        String present = seal();
        if (present.equals(sealAfter)) {
            return new Migration.Result(0, removeOthers(before, after), 0);
        }
        if (!present.equals(sealBefore) && !SealedBackend.isChanging(present)) {
            store.seal(sealAfter);
            return new Migration.Result(0, store.clear(null), 0);
        }
        if (present.equals(sealBefore)) {
            removeOthers(after, before);
        }
        ChangingBackend changing = ChangingBackend.begin(store);
        Migration migration = migration(before.apply(changing), after.apply(changing));
        Migration.Result result = migration.run(progress);
        migration.removeTheRest();
        changing.end(sealAfter);
        return result;
    }

    /** Removes what is of one side alone: nobody has told it of changes since the backend is of the other side. */
    private long removeOthers(UnaryOperator<CacheBackend> removed, UnaryOperator<CacheBackend> kept) {
        return migration(removed.apply(store), kept.apply(store))
                .removeTheRest()
                .entries();
    }

    private Migration migration(CacheBackend from, CacheBackend to) {
        return new Migration(from, to, settings, clock);
    }

    private String seal() {
        return store.generations(List.of(), false).seal();
    }

    private static EncryptingBackend encrypting(CacheBackend over, Keys keys) {
        return new EncryptingBackend(over, keys, false, warning -> {});
    }

    /**
     * Encrypts with the primary key what is encrypted with a retired one. Other processes that have not seen the new key yet may
     * add entries of the old one meanwhile, so it looks again until it finds none, and not for ever.
     *
     * @return how many there were
     */
    public long reencrypt(Keyset keyset, Migration.Progress progress) {
        long done = 0;
        for (int look = 0; look < 5; look++) {
            List<EntryAddress> old = ofRetiredKeys(keyset);
            if (old.isEmpty()) {
                return done;
            }
            for (int start = 0; start < old.size(); start += CacheBackend.MAX_BATCH) {
                List<EntryAddress> batch = old.subList(start, Math.min(old.size(), start + CacheBackend.MAX_BATCH));
                done += reencrypt(keyset, batch);
                progress.at(done, Math.max(done, old.size()));
            }
        }
        return done;
    }

    /** Nobody can use what is there any more: it is removed, and the backend is everybody's. */
    public long forget() {
        store.bump(List.of(CacheKey.EVERYTHING), "forget", clock.instant());
        long removed = store.clear(null);
        store.seal("");
        return removed;
    }

    private List<EntryAddress> ofRetiredKeys(Keyset keyset) {
        List<EntryAddress> found = new ArrayList<>();
        store.scan(null, stored -> {
            EntryEnvelope envelope = EntryEnvelope.of(stored.data());
            if (envelope != null
                    && keyset.retired().stream().anyMatch(key -> key.id().equals(envelope.keyId()))) {
                found.add(envelope.address());
            }
        });
        return found;
    }

    private int reencrypt(Keyset keyset, List<EntryAddress> addresses) {
        Map<EntryAddress, EncodedEntry> renewed = new LinkedHashMap<>();
        List<EntryAddress> broken = new ArrayList<>();
        for (Map.Entry<EntryAddress, Snapshot> entry : store.readAll(addresses).entrySet()) {
            byte[] data = entry.getValue().data();
            EntryEnvelope envelope = data == null ? null : EntryEnvelope.of(data);
            if (data == null || envelope == null) {
                continue;
            }
            DataKey key = keyset.find(envelope.keyId()).orElse(keyset.primary());
            if (key == keyset.primary()) {
                continue; // renewed meanwhile
            }
            try {
                byte[] opened = key.cipher().open(envelope.header(), EntryEnvelope.sealed(data));
                renewed.put(
                        entry.getKey(),
                        EncryptingBackend.encrypted(
                                keyset.primary(),
                                envelope.address(),
                                new EncodedEntry(opened, envelope.createdAt(), envelope.keepUntil())));
            } catch (AuthenticationFailedException e) {
                broken.add(entry.getKey());
            }
        }
        if (!renewed.isEmpty()) {
            store.putAll(renewed);
        }
        if (!broken.isEmpty()) {
            store.remove(broken);
        }
        return renewed.size() + broken.size();
    }
}
