package io.awsideman.cli.cache;

import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CacheScope;
import io.awsideman.cache.EntryInfo;
import io.awsideman.cache.KeyPattern;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman cache clear                  everything in the cache that the commands use",
            "  awsideman cache clear 'user:*' --yes   what is cached about users",
            "  awsideman cache clear user:list:all --dry-run"
        })
final class CacheClearCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of("", Column.of("Pattern"), Column.of("Removed"));

    private final CommandContext context;

    @Parameters(paramLabel = "PATTERN", arity = "0..1", description = "Keys to forget, such as 'user:*' (default: all)")
    private @Nullable String pattern;

    CacheClearCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CacheManager cache = context.session().cache();
        KeyPattern keys = pattern == null ? KeyPattern.everything() : KeyPattern.parse(pattern);
        List<EntryInfo> matching = cache.contents().entries(null).stream()
                .filter(entry -> keys.matches(entry.key()))
                .toList();
        String location = cache.contents().statistics().backend().location();
        if (context.isDryRun()) {
            context.message(
                    "Would remove " + entries(matching.size()) + " from " + location + "; nothing was changed.");
            write(0);
            return ExitStatus.OK;
        }
        if (!matching.isEmpty()) {
            context.confirm("Remove " + entries(matching.size()) + " from " + location + "?");
        }
        Set<CacheScope> scopes =
                matching.stream().map(entry -> entry.key().scope()).collect(Collectors.toSet());
        long removed = 0;
        for (CacheScope scope : scopes) {
            removed += pattern == null ? cache.clear(scope) : cache.clear(scope, keys);
        }
        write(removed);
        context.message("Removed " + entries(removed) + " from " + location + ".");
        return ExitStatus.OK;
    }

    private void write(long removed) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("Pattern", pattern == null ? "*" : pattern);
        result.put("Removed", removed);
        context.output().writeObject(result, LAYOUT);
    }

    private static String entries(long count) {
        return count == 1 ? "1 entry" : count + " entries";
    }
}
