package io.awsideman.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A typed part of the cache whose keys belong to nobody else. A stored value that cannot be decoded is a miss; a value that
 * cannot be encoded is a {@link CacheSerializationException}.
 */
public final class CacheView<K, V> {
    private static final Pattern NAMESPACE = Pattern.compile("[a-z][a-z0-9_-]{0,61}");
    private static final String PREFIX = "x-";
    private static final String OPERATION = "value";

    private final CacheManager cache;
    private final CacheScope scope;
    private final String resourceType;
    private final Function<K, String> keyCodec;
    private final ValueCodec<V> valueCodec;
    private final Duration defaultTtl;
    private final LoadOptions options;

    CacheView(
            CacheManager cache,
            CacheScope scope,
            String namespace,
            Function<K, String> keyCodec,
            ValueCodec<V> valueCodec,
            Duration defaultTtl) {
        if (namespace == null || !NAMESPACE.matcher(namespace).matches()) {
            throw new CacheValidationException("the namespace of a view is a lower-case word, not '" + namespace + "'");
        }
        this.cache = cache;
        this.scope = scope;
        this.resourceType = PREFIX + namespace;
        this.keyCodec = keyCodec;
        this.valueCodec = valueCodec;
        this.defaultTtl = CacheSettings.requirePositive(defaultTtl, "time to live");
        this.options = LoadOptions.of(resourceType).withTtl(defaultTtl);
    }

    public Optional<V> get(K key) {
        return cache.get(key(key)).flatMap(found -> Optional.ofNullable(decoded(found)));
    }

    /** The values that are there among the keys. */
    public Map<K, V> getAll(Collection<K> keys) {
        Map<CacheKey, K> asked = new LinkedHashMap<>();
        keys.forEach(key -> asked.put(key(key), key));
        Map<K, V> values = new LinkedHashMap<>();
        cache.getAll(asked.keySet()).forEach((cacheKey, found) -> {
            V value = decoded(found);
            K key = asked.get(cacheKey);
            if (value != null && key != null) {
                values.put(key, value);
            }
        });
        return values;
    }

    /** The value of the key, or what the loader answers; its exceptions pass and are not remembered. */
    public V getOrLoad(K key, Function<K, V> loader) {
        Loader load = () -> new Loaded(encoded(loader.apply(key)), 0);
        V value = decoded(cache.getOrLoad(key(key), options, load));
        if (value == null) {
            value = decoded(cache.getOrLoad(key(key), options.withRefresh(true), load));
        }
        if (value == null) {
            throw new CacheSerializationException("a value of " + resourceType + " cannot be read back", null);
        }
        return value;
    }

    public void put(K key, V value) {
        cache.put(key(key), encoded(value), defaultTtl);
    }

    public void putAll(Map<K, V> values) {
        Map<CacheKey, byte[]> encoded = new LinkedHashMap<>();
        values.forEach((key, value) -> encoded.put(key(key), encoded(value)));
        cache.putAll(encoded, defaultTtl);
    }

    public boolean contains(K key) {
        return cache.contains(key(key));
    }

    /** Invalidates one key, for everyone. */
    public void remove(K key) {
        cache.remove(key(key));
    }

    /** Invalidates the whole namespace in the generation domain. */
    public void invalidateAll() {
        cache.invalidate(scope.domain(), KeyPattern.under(resourceType));
    }

    private CacheKey key(K key) {
        return CacheKey.of(scope, resourceType, OPERATION, keyCodec.apply(key));
    }

    private byte[] encoded(V value) {
        try {
            if (value != null) {
                byte[] encoded = valueCodec.encode(value);
                if (encoded != null) {
                    return encoded;
                }
            }
        } catch (RuntimeException e) {
            throw new CacheSerializationException("a value of " + resourceType + " cannot be encoded", e);
        }
        throw new CacheValidationException("a value of " + resourceType + " is missing");
    }

    private @Nullable V decoded(CachedValue found) {
        try {
            return valueCodec.decode(found.value());
        } catch (RuntimeException e) {
            return null; // written by another version of the codec: a miss, like any other unreadable entry
        }
    }
}
