package io.awsideman.cache.layer;

import io.awsideman.cache.CacheKey;
import io.awsideman.cache.EntryAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names that tell nothing to who has not the keys: keyed hashes of 128 bits. Those of generations tell whose they are, see
 * {@link SealedBackend}; the prefix of everything keeps its name, so that processes without the keys can invalidate it.
 */
final class HashedNames {
    private static final int HASH_BYTES = 16;

    private final Keys keys;
    private final Map<String, String> prefixes = new ConcurrentHashMap<>();

    HashedNames(Keys keys) {
        this.keys = keys;
    }

    String scope(String scope) {
        return hash("scope", scope);
    }

    EntryAddress address(EntryAddress plain) {
        List<String> hashed = new ArrayList<>();
        for (String prefix : plain.prefixes()) {
            hashed.add(prefix(prefix));
        }
        return new EntryAddress(scope(plain.scope()), hash("name", plain.scope() + "\n" + plain.name()), hashed);
    }

    String prefix(String plain) {
        return plain.equals(CacheKey.EVERYTHING)
                ? plain
                : prefixes.computeIfAbsent(
                        plain, prefix -> EncryptingBackend.seal(keys.keyset()) + ":" + hash("generation", prefix));
    }

    private String hash(String domain, String text) {
        return HexFormat.of().formatHex(keys.keyset().nameHash(domain, text), 0, HASH_BYTES);
    }
}
