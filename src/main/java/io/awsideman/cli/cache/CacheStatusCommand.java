package io.awsideman.cli.cache;

import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheCounters.Counter;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CacheStatistics;
import io.awsideman.cache.EntryInfo;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.config.BackendType;
import io.awsideman.config.CacheConfig;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "  awsideman cache status",
            "  awsideman cache status --detailed",
            "  awsideman cache status --recent-entries 5",
            "  awsideman cache status --output json --query HitRate"
        })
final class CacheStatusCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of(
            "",
            Column.of("Backend"),
            Column.of("Location"),
            Column.of("Enabled"),
            Column.of("Entries"),
            Column.of("Bytes"),
            Column.of("Hits"),
            Column.of("Misses"),
            Column.of("HitRate"),
            Column.of("CallsSaved"),
            Column.of("SecondsSaved"));

    private final CommandContext context;

    @Option(names = "--detailed", description = "Also by operation, and all counters")
    private boolean detailed;

    @Option(names = "--recent-entries", paramLabel = "N", description = "Also the N newest entries")
    private int recentEntries;

    CacheStatusCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CacheManager cache = context.session().cache();
        CacheConfig config = context.session().configuration().cache();
        CacheStatistics statistics = cache.contents().statistics();
        List<EntryInfo> entries = cache.contents().entries(null);
        CacheCounters total = statistics.total();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("Backend", config.backendType().word());
        status.put("Location", statistics.backend().location());
        if (config.backendType() == BackendType.HYBRID) {
            status.put("LocalTtlSeconds", config.hybrid().localTtl().toSeconds());
        }
        status.put("Enabled", config.enabled());
        status.put("Entries", statistics.backend().entries());
        status.put("Bytes", statistics.backend().bytes());
        status.put("MaxBytes", config.maxSizeMb() * 1024L * 1024);
        CacheFigures.of(total).forEach(status::put);
        put(
                status,
                "Oldest",
                entries.stream()
                        .map(EntryInfo::createdAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
        put(
                status,
                "Newest",
                entries.stream()
                        .map(EntryInfo::createdAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
        CacheFigures figures = new CacheFigures(entries, total);
        status.put("ResourceTypes", figures.byResourceType());
        status.put("Failures", figures.failures());
        if (detailed) {
            status.put("Operations", figures.byOperation());
            status.put("Counters", counters(total));
        }
        if (recentEntries > 0) {
            status.put("RecentEntries", recent(entries));
        }
        context.output().writeObject(status, LAYOUT);
        return ExitStatus.OK;
    }

    private List<Map<String, Object>> recent(List<EntryInfo> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(EntryInfo::createdAt).reversed())
                .limit(recentEntries)
                .map(CacheStatusCommand::row)
                .toList();
    }

    private static Map<String, Object> row(EntryInfo entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Key", entry.key().text());
        row.put("State", entry.state().toString());
        row.put("CreatedAt", entry.createdAt());
        row.put("ExpiresAt", entry.expiresAt());
        row.put("Bytes", entry.storedBytes());
        row.put("Caller", entry.key().scope().caller());
        return row;
    }

    private static Map<String, Object> counters(CacheCounters total) {
        Map<String, Object> counters = new LinkedHashMap<>();
        counters.put("Loads", total.total(Counter.LOADS));
        counters.put("Stores", total.total(Counter.STORES));
        counters.put("Bypasses", total.total(Counter.BYPASSES));
        counters.put("StaleServed", total.total(Counter.STALE_SERVED));
        counters.put("Invalidations", total.total(Counter.INVALIDATIONS));
        counters.put("Errors", total.total(Counter.FAILURES));
        return counters;
    }

    private static void put(Map<String, Object> status, String name, @Nullable Object value) {
        if (value != null) {
            status.put(name, value);
        }
    }
}
