package io.awsideman.cli.cache;

import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheCounters.Counter;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.EntryInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is cached, beside what it did for whoever asked, by resource type and by operation. */
final class CacheFigures {
    private final List<EntryInfo> entries;
    private final CacheCounters counters;

    CacheFigures(List<EntryInfo> entries, CacheCounters counters) {
        this.entries = entries;
        this.counters = counters;
    }

    /** What the cache did, in one row. */
    static Map<String, Object> of(CacheCounters counters) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Hits", counters.hits());
        row.put("Misses", counters.misses());
        row.put("Bypasses", counters.total(Counter.BYPASSES));
        row.put("HitRate", Math.round(1000 * counters.hitRate()) / 1000.0);
        row.put("CallsSaved", counters.total(Counter.SAVED_CALLS));
        row.put("SecondsSaved", counters.savedTime().toMillis() / 1000.0);
        return row;
    }

    List<Map<String, Object>> byResourceType() {
        List<String> used = counters.operations().stream()
                .map(operation -> operation.substring(0, operation.indexOf(':')))
                .toList();
        return rows("ResourceType", used, CacheKey::resourceType);
    }

    /** By operation, named as in {@code cache.ttls}. */
    List<Map<String, Object>> byOperation() {
        return rows("Operation", List.copyOf(counters.operations()), key -> key.resourceType() + ":" + key.operation());
    }

    List<Map<String, Object>> failures() {
        List<Map<String, Object>> rows = new ArrayList<>();
        counters.bySubject(Counter.FAILURES).forEach((cause, count) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("Cause", cause);
            row.put("Count", count);
            rows.add(row);
        });
        return rows;
    }

    private List<Map<String, Object>> rows(String name, List<String> used, Function<CacheKey, String> group) {
        SortedMap<String, List<EntryInfo>> groups =
                new TreeMap<>(entries.stream().collect(Collectors.groupingBy(entry -> group.apply(entry.key()))));
        used.forEach(each -> groups.putIfAbsent(each, List.of()));
        List<Map<String, Object>> rows = new ArrayList<>();
        groups.forEach((each, members) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put(name, each);
            row.putAll(EntryRows.summary(members));
            row.putAll(of(counters.about(each)));
            rows.add(row);
        });
        return rows;
    }
}
