package io.awsideman.cli.cache;

import io.awsideman.cache.CacheContents;
import io.awsideman.cache.EntryInfo;
import io.awsideman.cache.KeptEntry;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.LimitOption;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "  awsideman cache inspect",
            "  awsideman cache inspect 'user:*' --sort-by AgeSeconds",
            "  awsideman cache inspect user:list:all --show-values --output json",
            "  awsideman cache inspect --query \"[?State!='FRESH'].Key\" --output text"
        })
final class CacheInspectCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of(
                    "Nothing in the cache matches.",
                    Column.of("Key"),
                    Column.of("State"),
                    Column.of("AgeSeconds"),
                    Column.of("SecondsLeft"),
                    Column.of("Bytes"),
                    Column.of("Scope"))
            .with(
                    Column.of("Caller"),
                    Column.of("Operation"),
                    Column.of("CallsSaved"),
                    Column.of("CreatedAt"),
                    Column.of("ExpiresAt"),
                    Column.of("Generations"));

    private final CommandContext context;

    @Mixin
    private final EntryChoice choice = new EntryChoice();

    @Mixin
    private final LimitOption limit = new LimitOption();

    @Option(names = "--show-values", description = "Also what is kept, as AWS answered it")
    private boolean showValues;

    CacheInspectCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CacheContents contents = context.session().cache().contents();
        Instant now = context.host().clock().instant();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (EntryInfo entry : choice.among(context.session())) {
            Map<String, Object> row = EntryRows.of(entry, now);
            if (showValues) {
                Optional<KeptEntry> kept = contents.find(entry.key());
                kept.ifPresent(found -> row.put("Value", EntryRows.value(found.value())));
            }
            rows.add(row);
        }
        context.output().writeListing(rows, showValues ? LAYOUT.with(Column.of("Value")) : LAYOUT, limit.count());
        return ExitStatus.OK;
    }
}
