package io.awsideman.cli.cache;

import io.awsideman.aws.caching.Recheck;
import io.awsideman.cache.CacheContents;
import io.awsideman.cache.EntryInfo;
import io.awsideman.cache.KeptEntry;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        footer = {
            "  awsideman cache verify",
            "  awsideman cache verify 'assignment:*' --output json",
            "  awsideman cache verify || echo 'changed elsewhere'    exit code 10: something differs"
        })
final class CacheVerifyCommand implements Callable<Integer> {
    private static final String DIFFERENT = "different";
    private static final TableLayout LAYOUT = TableLayout.of(
            "", Column.of("Key"), Column.of("Result"), Column.of("AgeSeconds"), Column.of("Differences"));

    private final CommandContext context;

    @Mixin
    private final EntryChoice choice = new EntryChoice();

    @Option(names = "--all", description = "Also list the entries that do not differ")
    private boolean all;

    private enum Verdict {
        SAME,
        DIFFERENT,
        OTHER_SCOPE,
        NO_ANSWER,
        OVER
    }

    private record Checked(EntryInfo entry, Verdict verdict, List<String> differences) {}

    CacheVerifyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<EntryInfo> entries = choice.among(context.session());
        Recheck recheck = context.session().recheck();
        List<Checked> results =
                context.session().parallelReads().map("Verifying", entries, entry -> check(entry, recheck));
        Instant now = context.host().clock().instant();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Checked checked : results) {
            if (checked.verdict() == Verdict.DIFFERENT || (all && checked.verdict() == Verdict.SAME)) {
                rows.add(row(checked, now));
            }
        }
        context.output().writeListing(rows, LAYOUT);
        context.message(summary(results));
        return count(results, Verdict.DIFFERENT) > 0 ? ExitStatus.FINDINGS : ExitStatus.OK;
    }

    private Checked check(EntryInfo entry, Recheck recheck) {
        CacheContents contents = context.session().cache().contents();
        Optional<KeptEntry> kept = contents.find(entry.key()).filter(found -> counts(found.info(), entry));
        if (kept.isEmpty()) {
            return new Checked(entry, Verdict.OVER, List.of());
        }
        Recheck.Result result = recheck.check(kept.get());
        boolean changedMeanwhile = result.outcome() == Recheck.Outcome.DIFFERENT
                && contents.find(entry.key())
                        .filter(found -> counts(found.info(), entry))
                        .isEmpty();
        Verdict verdict = changedMeanwhile
                ? Verdict.OVER
                : switch (result.outcome()) {
                    case SAME -> Verdict.SAME;
                    case DIFFERENT -> Verdict.DIFFERENT;
                    case OTHER_SCOPE -> Verdict.OTHER_SCOPE;
                    case NO_ANSWER -> Verdict.NO_ANSWER;
                };
        return new Checked(entry, verdict, result.differences());
    }

    /** Whether it is still the entry that was listed, and would be answered. */
    private static boolean counts(EntryInfo found, EntryInfo listed) {
        return found.state() == EntryInfo.State.FRESH && found.createdAt().equals(listed.createdAt());
    }

    private static Map<String, Object> row(Checked checked, Instant now) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Key", checked.entry().key().text());
        row.put("Result", checked.verdict() == Verdict.DIFFERENT ? DIFFERENT : "same");
        row.put("AgeSeconds", EntryRows.ageSeconds(checked.entry(), now));
        row.put("Differences", checked.differences());
        return row;
    }

    private static String summary(List<Checked> results) {
        StringBuilder text = new StringBuilder();
        long verified = count(results, Verdict.SAME) + count(results, Verdict.DIFFERENT);
        text.append("Verified ").append(Counts.entries(verified)).append(": ");
        text.append(count(results, Verdict.DIFFERENT)).append(" different.");
        append(text, count(results, Verdict.OTHER_SCOPE), "of other scopes");
        append(text, count(results, Verdict.NO_ANSWER), "no answers of AWS");
        append(text, count(results, Verdict.OVER), "not in use any more");
        return text.toString();
    }

    private static void append(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(" Left out: ").append(count).append(' ').append(what).append('.');
        }
    }

    private static long count(List<Checked> results, Verdict verdict) {
        return results.stream().filter(checked -> checked.verdict() == verdict).count();
    }
}
