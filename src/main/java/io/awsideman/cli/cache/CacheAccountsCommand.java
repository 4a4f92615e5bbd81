package io.awsideman.cli.cache;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
        footer = {
            "  awsideman cache accounts",
            "  awsideman cache clear --scope 111122223333/Admin    forgets the entries of one caller"
        })
final class CacheAccountsCommand implements Callable<Integer> {
    private static final Pattern IN_ACCOUNT = Pattern.compile("(\\d{12})/.*");
    private static final TableLayout LAYOUT = TableLayout.of(
                    "The cache is empty.",
                    Column.of("Account"),
                    Column.of("Caller"),
                    Column.of("Scopes"),
                    Column.of("Entries"),
                    Column.of("Fresh"),
                    Column.of("Bytes"),
                    Column.of("Oldest"))
            .with(Column.of("Newest"));

    private final CommandContext context;

    CacheAccountsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Map<String, List<EntryInfo>> callers = context.session().cache().contents().entries(null).stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.key().scope().caller(), TreeMap::new, Collectors.toList()));
        List<Map<String, Object>> rows = new ArrayList<>();
        callers.forEach((caller, entries) -> {
            Matcher account = IN_ACCOUNT.matcher(caller);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("Account", account.matches() ? account.group(1) : "");
            row.put("Caller", caller);
            row.put(
                    "Scopes",
                    entries.stream()
                            .map(entry -> entry.key().scope())
                            .distinct()
                            .count());
            row.putAll(EntryRows.summary(entries));
            rows.add(row);
        });
        context.output().writeListing(rows, LAYOUT);
        return ExitStatus.OK;
    }
}
