package io.awsideman.cli.cache;

import io.awsideman.cache.CacheScope;
import io.awsideman.cache.EntryInfo;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
        footer = {
            "  awsideman cache scopes",
            "  awsideman cache clear --scope SCOPE    forgets the entries of one of them"
        })
final class CacheScopesCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of(
                    "The cache is empty.",
                    Column.of("Scope"),
                    Column.of("Caller"),
                    Column.of("Region"),
                    Column.of("Endpoint"),
                    Column.of("Instance"),
                    Column.of("Entries"),
                    Column.of("Fresh"),
                    Column.of("Bytes"))
            .with(Column.of("Domain"), Column.of("Oldest"), Column.of("Newest"));

    private final CommandContext context;

    CacheScopesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Map<String, List<EntryInfo>> scopes = context.session().cache().contents().entries(null).stream()
                .collect(Collectors.groupingBy(entry -> entry.key().scope().text(), TreeMap::new, Collectors.toList()));
        List<Map<String, Object>> rows = new ArrayList<>();
        scopes.forEach((text, entries) -> {
            CacheScope scope = CacheScope.parse(text);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("Scope", scope.id());
            row.put("Caller", scope.caller());
            row.put("Region", scope.region());
            row.put("Endpoint", scope.endpoint());
            row.put("Instance", scope.instance());
            row.put("Domain", scope.domain());
            row.putAll(EntryRows.summary(entries));
            rows.add(row);
        });
        context.output().writeListing(rows, LAYOUT);
        return ExitStatus.OK;
    }
}
