package io.awsideman.cache.layer;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.Snapshot;
import io.awsideman.cache.StoredEntry;
import io.awsideman.cache.Sweep;
import io.awsideman.crypto.AuthenticationFailedException;
import io.awsideman.crypto.DataKey;
import io.awsideman.crypto.KeyUnavailableException;
import io.awsideman.crypto.Keyset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A backend that gets only what tells nothing: encrypted entries under hashed names. What it gives back that was not encrypted
 * with these keys, for this very entry, is answered as an empty entry, which whoever reads it takes for a broken one.
 *
 * <p>The keys are asked for when they are needed first, and without them every request fails.
 */
public final class EncryptingBackend extends SurroundedBackend {
    /** What all seals of encrypted backends begin with. */
    static final String SEALS = "aes256:";

    private static final byte[] UNREADABLE = new byte[0];

    private final Keys keys;
    private final boolean canDoWithout;
    private final Consumer<String> warnings;
    private final HashedNames names;
    private final Set<String> unknownKeys = ConcurrentHashMap.newKeySet();

    /**
     * @param canDoWithout whether a change that cannot be announced for want of the keys invalidates everything instead
     * @param warnings told once, when there are entries whose key is lost
     */
    public EncryptingBackend(CacheBackend delegate, Keys keys, boolean canDoWithout, Consumer<String> warnings) {
        super(delegate);
        this.keys = keys;
        this.canDoWithout = canDoWithout;
        this.warnings = warnings;
        this.names = new HashedNames(keys);
    }

    /** What a {@link SealedBackend} calls the backend of these keys. */
    public static String seal(Keyset keyset) {
        return SEALS + keyset.id();
    }

    @Override
    <T> T around(Request request, Supplier<T> action) {
        return action.get();
    }

    @Override
    public Snapshot read(EntryAddress address) {
        EntryAddress hashed = names.address(address);
        return revealed(delegate.read(hashed), address, hashed);
    }

    @Override
    public Map<EntryAddress, Snapshot> readAll(Collection<EntryAddress> addresses) {
        Map<EntryAddress, EntryAddress> hashed = new LinkedHashMap<>();
        addresses.forEach(address -> hashed.put(address, names.address(address)));
        Map<EntryAddress, Snapshot> seen = delegate.readAll(hashed.values());
        Map<EntryAddress, Snapshot> revealed = new LinkedHashMap<>();
        hashed.forEach((plain, address) ->
                revealed.put(plain, revealed(seen.getOrDefault(address, Snapshot.absent()), plain, address)));
        return revealed;
    }

    @Override
    public GenerationSnapshot generations(Collection<String> prefixes, boolean createMissing) {
        return revealed(delegate.generations(hashed(prefixes), createMissing), prefixes);
    }

    @Override
    public void putAll(Map<EntryAddress, EncodedEntry> entries) {
        DataKey key = keys.keyset().primary();
        Map<EntryAddress, EncodedEntry> encrypted = new LinkedHashMap<>();
        entries.forEach((address, entry) -> {
            EntryAddress hashed = names.address(address);
            encrypted.put(hashed, encrypted(key, hashed, entry));
        });
        delegate.putAll(encrypted);
    }

    @Override
    public void remove(Collection<EntryAddress> addresses) {
        delegate.remove(addresses.stream().map(names::address).toList());
    }

    @Override
    public long clear(@Nullable String scope) {
        return delegate.clear(scope == null ? null : names.scope(scope));
    }

    @Override
    public void bump(Collection<String> prefixes, String owner, Instant until) {
        delegate.bump(namedOrEverything(prefixes), owner, until);
    }

    private Collection<String> namedOrEverything(Collection<String> prefixes) {
        try {
            return hashed(prefixes);
        } catch (KeyUnavailableException e) {
            if (canDoWithout) {
                return List.of(CacheKey.EVERYTHING);
            }
            throw e;
        }
    }

    @Override
    public void scan(@Nullable String scope, Consumer<StoredEntry> visitor) {
        delegate.scan(scope == null ? null : names.scope(scope), stored -> visitor.accept(decrypted(stored)));
    }

    @Override
    public Sweep sweep(Function<StoredEntry, Optional<Collection<String>>> needed, boolean dryRun) {
        return delegate.sweep(stored -> needed.apply(decrypted(stored)).map(this::hashed), dryRun);
    }

    @Override
    public CacheBackend bare() {
        return new EncryptingBackend(delegate.bare(), keys, canDoWithout, warnings);
    }

    @Override
    public List<String> exposures() {
        return delegate.exposures();
    }

    /** The names of the counters are encrypted so that they can be read back; a name of other keys counts for nothing. */
    @Override
    public CacheCounters counters() {
        TreeMap<String, Long> counters = new TreeMap<>();
        delegate.counters().values().forEach((name, count) -> opened(name)
                .ifPresent(plain -> counters.put(plain, count)));
        return new CacheCounters(counters);
    }

    /** Counts nothing if the keys cannot be had: whatever needed them has failed already, or did without. */
    @Override
    public void add(CacheCounters delta) {
        TreeMap<String, Long> sealed = new TreeMap<>();
        try {
            delta.values().forEach((name, count) -> sealed.put(sealed(name), count));
        } catch (KeyUnavailableException e) {
            return;
        }
        delegate.add(new CacheCounters(sealed));
    }

    /** What was counted without encryption. */
    CacheCounters plainCounters() {
        TreeMap<String, Long> plain = new TreeMap<>(delegate.counters().values());
        plain.keySet().removeIf(name -> opened(name).isPresent());
        return new CacheCounters(plain);
    }

    private List<String> hashed(Collection<String> prefixes) {
        return prefixes.stream().map(names::prefix).toList();
    }

    private Snapshot revealed(Snapshot seen, EntryAddress plain, EntryAddress hashed) {
        byte[] data = seen.data();
        byte[] opened = data == null ? null : open(data, hashed).orElse(UNREADABLE);
        return new Snapshot(opened, revealed(seen.generations(), plain.prefixes()));
    }

    private GenerationSnapshot revealed(GenerationSnapshot seen, Collection<String> prefixes) {
        Map<String, Generation> tokens = new HashMap<>();
        for (String prefix : prefixes) {
            Generation token = seen.tokens().get(names.prefix(prefix));
            if (token != null) {
                tokens.put(prefix, token);
            }
        }
        return new GenerationSnapshot(tokens, seen.hotUntil(), seen.seal());
    }

    static EncodedEntry encrypted(DataKey key, EntryAddress hashed, EncodedEntry entry) {
        EntryEnvelope envelope = new EntryEnvelope(key.id(), entry.createdAt(), entry.keepUntil(), hashed);
        byte[] sealed = key.cipher().seal(envelope.header(), entry.data());
        return new EncodedEntry(envelope.with(sealed), entry.createdAt(), entry.keepUntil());
    }

    private StoredEntry decrypted(StoredEntry stored) {
        return new StoredEntry(stored.locator(), open(stored.data(), null).orElse(UNREADABLE));
    }

    /** @param expected where the entry was found, or {@code null} if that is not known */
    private Optional<byte[]> open(byte[] data, @Nullable EntryAddress expected) {
        EntryEnvelope envelope = EntryEnvelope.of(data);
        if (envelope == null || (expected != null && !envelope.address().equals(expected))) {
            return Optional.empty();
        }
        Optional<DataKey> key = key(envelope.keyId());
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(key.get().cipher().open(envelope.header(), EntryEnvelope.sealed(data)));
        } catch (AuthenticationFailedException e) {
            return Optional.empty();
        }
    }

    /** The key of an entry; one that is not known is looked for once where the keys come from, as they may have rotated. */
    private Optional<DataKey> key(String id) {
        Optional<DataKey> known = keys.keyset().find(id);
        if (known.isPresent() || !unknownKeys.add(id)) {
            return known;
        }
        Optional<DataKey> found = keys.reload().find(id);
        if (found.isEmpty() && unknownKeys.size() == 1) {
            warnings.accept("there are cache entries whose key is not here; they are fetched again");
        }
        return found;
    }

    private String sealed(String name) {
        byte[] sealed = keys.keyset().namesCipher().sealName(name.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    private Optional<String> opened(String name) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(name);
            return Optional.of(new String(keys.keyset().namesCipher().openName(sealed), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | AuthenticationFailedException e) {
            return Optional.empty();
        }
    }
}
