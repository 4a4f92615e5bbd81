package io.awsideman.guide;

import io.awsideman.aws.AwsFailure;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CacheScope;
import io.awsideman.cache.CacheView;
import io.awsideman.cache.CachedValue;
import io.awsideman.cache.KeyPattern;
import io.awsideman.cache.LoadOptions;
import io.awsideman.cache.Loaded;
import io.awsideman.cache.Memoized;
import io.awsideman.cache.PendingWrite;
import io.awsideman.cache.ValueCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Something that is worked out from answers, and kept itself. */
final class GroupSizes {
    private static final Duration TTL = Duration.ofMinutes(5);

    private final CacheManager cache;
    private final CacheScope scope;
    private final Function<String, Integer> count;
    private final CacheView<String, Integer> sizes;

    // guide: view
    GroupSizes(CacheManager cache, CacheScope scope, Function<String, Integer> count) {
        this.cache = cache;
        this.scope = scope;
        this.count = count;
        ValueCodec<Integer> codec = ValueCodec.of(
                size -> size.toString().getBytes(StandardCharsets.UTF_8),
                data -> Integer.valueOf(new String(data, StandardCharsets.UTF_8)));
        this.sizes = cache.view(scope, "group-size", groupId -> groupId, codec, TTL);
    }

    int of(String groupId) {
        return sizes.getOrLoad(groupId, count);
    }
    // guide: end

    // guide: batch
    Map<String, Integer> of(Collection<String> groupIds) {
        Map<String, Integer> known = new HashMap<>(sizes.getAll(groupIds));
        for (String groupId : groupIds) {
            known.computeIfAbsent(groupId, missing -> sizes.getOrLoad(missing, count));
        }
        return known;
    }
    // guide: end

    // guide: memoize
    Memoized<String, Integer> memoized() {
        return cache.memoize(sizes, count);
    }
    // guide: end

    // guide: invalidate
    void resize(String groupId, Runnable write) {
        List<KeyPattern> stale = List.of(KeyPattern.under("x-group-size", "value", groupId));
        try (PendingWrite ignored = cache.begin(scope.domain(), stale)) {
            write.run();
        }
    }
    // guide: end

    // guide: ttl
    String report(Supplier<String> work) {
        CacheKey key = CacheKey.of(scope, "x-report", "sizes", "all");
        LoadOptions options = LoadOptions.of("report of group sizes").withTtl(Duration.ofHours(6));
        return text(cache.getOrLoad(key, options, () -> new Loaded(bytes(work.get()), 1)));
    }
    // guide: end

    // guide: fallback
    String reportWhateverHappens(Supplier<String> work) {
        CacheKey key = CacheKey.of(scope, "x-report", "sizes", "all");
        LoadOptions options =
                LoadOptions.of("report of group sizes").withTtl(TTL).servingStaleWhen(AwsFailure::unavailability);
        return text(cache.getOrLoad(key, options, () -> new Loaded(bytes(work.get()), 1)));
    }

    Optional<String> lastReport() {
        return cache.getStale(CacheKey.of(scope, "x-report", "sizes", "all")).map(GroupSizes::text);
    }
    // guide: end

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(CachedValue kept) {
        return new String(kept.value(), StandardCharsets.UTF_8);
    }
}
