package io.awsideman.cli.cache;

import io.awsideman.cache.CacheContents;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CacheScope;
import io.awsideman.cache.EntryInfo;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "  awsideman cache clear                  everything in the cache that the commands use",
            "  awsideman cache clear 'user:*' --yes   what is cached about users",
            "  awsideman cache clear --scope 111122223333/Admin --yes   what one caller was answered",
            "  awsideman cache clear --all-scopes     what everybody was answered, in a cache that a team shares",
            "  awsideman cache clear user:list:all --dry-run"
        })
final class CacheClearCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT =
            TableLayout.of("", Column.of("Pattern"), Column.of("Removed")).with(Column.of("Scopes"));

    private final CommandContext context;

    @Mixin
    private final EntryChoice choice = new EntryChoice();

    @Option(
            names = "--all-scopes",
            description = "In a cache shared with others, what anybody was answered (default: what you were)")
    private boolean allScopes;

    CacheClearCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (allScopes && choice.isOfOneScope()) {
            throw new AdminException(FailureKind.USAGE, "--scope and --all-scopes exclude each other", "leave one out");
        }
        CacheManager cache = context.session().cache();
        CacheContents contents = cache.contents();
        boolean shared = context.session().cacheAdministration().isShared();
        boolean everybodys = choice.isEverything() && (allScopes || !shared);
        List<EntryInfo> matching = choice.among(context.session());
        if (shared && !allScopes && !choice.isOfOneScope()) {
            String caller = context.session().caller();
            matching = matching.stream()
                    .filter(entry -> entry.key().scope().caller().equals(caller))
                    .toList();
        }
        Map<CacheScope, Long> found = matching.stream()
                .collect(
                        Collectors.groupingBy(entry -> entry.key().scope(), LinkedHashMap::new, Collectors.counting()));
        // what cannot be read belongs to no scope, and goes when everything does
        long total = everybodys ? contents.statistics().backend().entries() : matching.size();
        String location = contents.location();
        if (context.isDryRun()) {
            tell("Would remove ", total, location, "; nothing was changed", found);
            write(0, found);
            return ExitStatus.OK;
        }
        if (total == 0) {
            context.message("Nothing in " + location + " matches '" + choice.pattern() + "'.");
            write(0, found);
            return ExitStatus.OK;
        }
        confirm("Remove " + Counts.entries(total) + " from " + location + "?", shared && allScopes);
        Map<CacheScope, Long> removed = new LinkedHashMap<>();
        found.keySet().forEach(scope -> removed.put(scope, cache.clear(scope, choice.keys())));
        long sum = removed.values().stream().mapToLong(Long::longValue).sum();
        if (everybodys) {
            sum += cache.clear(null);
        }
        write(sum, removed);
        tell("Removed ", sum, location, "", removed);
        return ExitStatus.OK;
    }

    private void confirm(String question, boolean concernsOthers) {
        if (concernsOthers) {
            context.confirmByTyping(question + " Others use it too.", "all scopes");
        } else {
            context.confirm(question);
        }
    }

    private void tell(String what, long total, String location, String end, Map<CacheScope, Long> scopes) {
        context.message(what + Counts.entries(total) + " from " + location + end + ".");
        scopes.forEach((scope, count) -> context.message("  " + count + " of " + scope.caller() + ", "
                + String.join(" ", List.of(scope.region(), scope.endpoint(), scope.instance()))
                        .strip() + " (scope "
                + scope.id() + ")"));
    }

    private void write(long removed, Map<CacheScope, Long> scopes) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("Pattern", choice.pattern());
        result.put("Removed", removed);
        List<Map<String, Object>> rows = new ArrayList<>();
        scopes.forEach((scope, count) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("Scope", scope.id());
            row.put("Caller", scope.caller());
            row.put("Entries", count);
            rows.add(row);
        });
        result.put("Scopes", rows);
        context.output().writeObject(result, LAYOUT);
    }
}
