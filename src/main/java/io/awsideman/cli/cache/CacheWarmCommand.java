package io.awsideman.cli.cache;

import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "  awsideman cache warm                        everything there is to warm",
            "  awsideman cache warm users groups",
            "  awsideman cache warm -- user list           what this command reads",
            "  awsideman cache warm --quiet --max-age 5m   for cron: replaces answers older than 5 minutes"
        })
final class CacheWarmCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of("", Column.of("What"), Column.of("Items"));

    private final CommandContext context;

    @Parameters(
            paramLabel = "WHAT",
            arity = "0..*",
            description = {
                "users, groups, memberships, permission-sets, accounts, organization,",
                "applications, assignments, instances (default: all);",
                "or -- and a command that only reads"
            })
    private List<String> words = List.of();

    CacheWarmCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<Set<WarmTarget>> targets = targets();
        if (context.isDryRun()) {
            List<String> asked = targets.map(CacheWarmCommand::words).orElse(List.of(String.join(" ", words)));
            context.report(
                    asked.stream()
                            .<Map<String, Object>>map(what -> Map.of("What", what))
                            .toList(),
                    LAYOUT);
            context.message("Would read " + String.join(", ", asked) + " and keep the answers; nothing was read.");
            return ExitStatus.OK;
        }
        if (targets.isEmpty()) {
            List<String> command =
                    words.size() == 1 ? Arrays.asList(words.get(0).strip().split("\\s+")) : words;
            return exclusively(() -> warm(command));
        }
        return exclusively(() -> warm(targets.get()));
    }

    /** What to warm, or empty if the words are a command. */
    private Optional<Set<WarmTarget>> targets() {
        if (words.isEmpty()) {
            return Optional.of(EnumSet.allOf(WarmTarget.class));
        }
        Set<WarmTarget> targets = EnumSet.noneOf(WarmTarget.class);
        for (String word : words) {
            Optional<WarmTarget> target = Arrays.stream(WarmTarget.values())
                    .filter(candidate -> candidate.word().equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst();
            if (target.isEmpty() && targets.isEmpty() && (words.size() > 1 || word.contains(" "))) {
                return Optional.empty();
            }
            targets.add(target.orElseThrow(() -> new AdminException(
                    FailureKind.USAGE,
                    "there is nothing called \"" + word + "\" to warm",
                    "choose from " + known() + ", or give a command: awsideman cache warm -- user list")));
        }
        return Optional.of(targets);
    }

    private static String known() {
        return String.join(", ", words(EnumSet.allOf(WarmTarget.class)));
    }

    private static List<String> words(Set<WarmTarget> targets) {
        return targets.stream().map(WarmTarget::word).toList();
    }

    private int warm(Set<WarmTarget> targets) {
        List<Map<String, Object>> rows = new ArrayList<>();
        return keep(
                () -> {
                    rows.clear();
                    for (WarmTarget target : targets) {
                        Map<String, Object> row = new LinkedHashMap<>();
                        row.put("What", target.word());
                        row.put("Items", target.warm(context.session()));
                        rows.add(row);
                    }
                    return ExitStatus.OK;
                },
                rows);
    }

    private int warm(List<String> command) {
        return keep(() -> context.warm(command), List.of(Map.of("What", String.join(" ", command))));
    }

    /**
     * Reads, and reads once more what could not be kept the first time because a change was settling, which ends by itself.
     *
     * @param rows what to report after it
     */
    private int keep(IntSupplier reading, List<Map<String, Object>> rows) {
        int status = reading.getAsInt();
        long left = context.session().cache().notKept();
        if (status == ExitStatus.OK && left > 0) {
            context.message("A change has only just been made; waiting for it to settle, to keep what it concerns.");
            context.host()
                    .sleep()
                    .accept(context.session().configuration().cache().settleTime());
            status = reading.getAsInt();
            left = context.session().cache().notKept() - left;
        }
        if (status != ExitStatus.OK) {
            return status;
        }
        requireKept();
        context.report(rows, LAYOUT);
        if (left > 0) {
            context.warn("answers that were not kept: " + left
                    + "; changes to what they tell are under way, run it again when these have ended");
            return ExitStatus.PARTIAL;
        }
        return ExitStatus.OK;
    }

    /** Commands do without a cache that fails; filling it is in vain then. */
    private void requireKept() {
        context.session().cache().hiddenFailure().ifPresent(failure -> {
            throw new AdminException(
                    FailureKind.UNAVAILABLE,
                    "the cache was not filled: " + failure.getMessage(),
                    failure.remedy(),
                    failure);
        });
    }

    /** Leaves the work to another process that is already at it. */
    private int exclusively(Callable<Integer> work) {
        try (WarmLock lock =
                new WarmLock(context.session().configuration().cache().cacheDir())) {
            if (!lock.acquired()) {
                context.message("Another process is warming this cache; nothing to do.");
                return ExitStatus.OK;
            }
            return work.call();
        } catch (IOException e) {
            throw new AdminException(
                    FailureKind.UNAVAILABLE,
                    "the cache cannot be written: " + e.getMessage(),
                    "check cache.cache_dir (awsideman config show), its permissions and the free space",
                    e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
