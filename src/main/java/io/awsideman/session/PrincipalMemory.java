package io.awsideman.session;

import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CacheScope;
import io.awsideman.cache.CachedValue;
import io.awsideman.identitycenter.Principal;
import io.awsideman.identitycenter.RememberedNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Remembers names of users and groups in the cache, where they are as protected as everything else in it, and where no write to
 * users or groups makes them stale: they are of use when their users and groups are gone. They are there as long as the cache
 * keeps them, at most {@link #REMEMBERED} after they were last added to.
 */
final class PrincipalMemory implements RememberedNames {
    private static final String RESOURCE_TYPE = "principal";
    private static final String OPERATION = "names";

    /** Resource type and operation of what is remembered here. */
    static final String KEYS = RESOURCE_TYPE + ":" + OPERATION;

    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final CacheManager cache;
    private final CacheKey key;
    private final boolean readable;

    /**
     * @param key of the identity store
     * @param readable whether the cache is read at all: otherwise nothing is kept either, or it would replace what is known
     */
    PrincipalMemory(CacheManager cache, CacheKey key, boolean readable) {
        this.cache = cache;
        this.key = key;
        this.readable = readable;
    }

    static CacheKey key(CacheScope scope) {
        return CacheKey.of(scope, RESOURCE_TYPE, OPERATION, "all");
    }

    @Override
    public Map<String, String> recall() {
        return cache.get(key)
                .map(CachedValue::value)
                .map(PrincipalMemory::decoded)
                .orElseGet(Map::of);
    }

    @Override
    public void remember(Collection<Principal> present) {
        if (!readable) {
            return;
        }
        Map<String, String> known = recall();
        Map<String, String> all = new LinkedHashMap<>(known);
        present.forEach(principal -> {
            if (principal.name() != null) {
                all.put(principal.id(), principal.name());
            }
        });
        if (!all.equals(known)) {
            cache.put(key, encoded(all), REMEMBERED);
        }
    }

    /** A line for each: the id, which has no blanks, a blank, and the name without line breaks. */
    private static byte[] encoded(Map<String, String> names) {
        return names.entrySet().stream()
                .map(name -> name.getKey() + " " + name.getValue().replaceAll("\\R", " "))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> decoded(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" ", 2))
                .filter(line -> line.length == 2)
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (first, second) -> second));
    }
}
