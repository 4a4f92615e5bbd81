package io.awsideman.cli.cache;

import io.awsideman.cache.BackendHealth;
import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.BreakerState;
import io.awsideman.cache.CacheContents;
import io.awsideman.cache.JournalState;
import io.awsideman.cache.Probe;
import io.awsideman.cli.CommandContext;
import io.awsideman.cli.ExitStatus;
import io.awsideman.cli.output.Column;
import io.awsideman.cli.output.TableLayout;
import io.awsideman.session.CacheEncryption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        footer = {
            "  awsideman cache health",
            "  awsideman cache health --quiet || mail -s 'cache' ops    exit code 0: all is well",
            "  awsideman cache health --output json --query \"[?!Healthy]\""
        })
final class CacheHealthCommand implements Callable<Integer> {
    private static final TableLayout LAYOUT = TableLayout.of(
            "", Column.of("Check"), Column.of("Healthy"), Column.of("Milliseconds"), Column.of("Detail"));

    private final CommandContext context;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private int status = ExitStatus.OK;

    CacheHealthCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CacheContents contents = context.session().cache().contents();
        BackendHealth health = contents.health();
        row("backend", health.available(), null, health.detail());
        worst(health.available() ? ExitStatus.OK : ExitStatus.UNAVAILABLE);
        for (Probe.Step step :
                contents.probe(Long.toHexString(context.host().random().nextLong()))) {
            String problem = step.problem();
            row(step.name(), problem == null, step.latency(), problem == null ? "" : problem);
            worst(problem == null ? ExitStatus.OK : ExitStatus.UNAVAILABLE);
        }
        breaker(health.breaker());
        journal(health.journal());
        protection(contents);
        encryption();
        context.report(rows, LAYOUT);
        return status;
    }

    private void breaker(BreakerState breaker) {
        boolean closed = breaker.phase() == BreakerState.Phase.CLOSED;
        String detail = closed
                ? Counts.of(breaker.failures(), "failure", "failures") + " in a row"
                : "left alone after " + breaker.failures() + " failures; tried again at " + breaker.nextTrial();
        row("breaker", closed, null, breaker.phase().name().toLowerCase(Locale.ROOT) + ": " + detail);
        worst(closed ? ExitStatus.OK : ExitStatus.UNAVAILABLE);
    }

    private void journal(JournalState journal) {
        boolean empty = journal.changes() == 0 && !journal.everything();
        String detail = empty
                ? "nothing to deliver"
                : journal.everything()
                        ? "the cache is not used, because it could not even be noted what was changed"
                        : Counts.of(journal.changes(), "change", "changes") + " to deliver, the first of "
                                + journal.oldest();
        row("journal", empty, null, detail);
        worst(empty ? ExitStatus.OK : ExitStatus.UNAVAILABLE);
    }

    private void protection(CacheContents contents) {
        try {
            List<String> exposures = contents.exposures();
            row("permissions", exposures.isEmpty(), null, String.join("; ", exposures));
            worst(exposures.isEmpty() ? ExitStatus.OK : ExitStatus.FINDINGS);
        } catch (BackendUnavailableException e) {
            row("permissions", false, null, String.valueOf(e.getMessage()));
            worst(ExitStatus.UNAVAILABLE);
        }
    }

    private void encryption() {
        try {
            CacheEncryption.Status encryption =
                    context.session().cacheAdministration().encryption().status();
            if (!encryption.enabled()) {
                row("encryption", true, null, "off: entries are protected by the permissions of the files alone");
                return;
            }
            boolean whole = encryption.problem() == null && encryption.plainEntries() == 0;
            String detail = encryption.problem() != null
                    ? encryption.problem()
                    : encryption.algorithm() + ", keyset " + encryption.keysetId() + " in " + encryption.source() + ", "
                            + Counts.entries(encryption.plainEntries()) + " in plain text";
            row("encryption", whole, null, detail);
            worst(whole ? ExitStatus.OK : encryption.problem() != null ? ExitStatus.KEY : ExitStatus.FINDINGS);
        } catch (BackendUnavailableException e) {
            row("encryption", false, null, String.valueOf(e.getMessage()));
            worst(ExitStatus.UNAVAILABLE);
        }
    }

    /** That the backend does not work outweighs that others might read it. */
    private void worst(int found) {
        if (found != ExitStatus.OK && status != ExitStatus.UNAVAILABLE) {
            status = found;
        }
    }

    private void row(String check, boolean healthy, @Nullable Duration latency, String detail) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Check", check);
        row.put("Healthy", healthy);
        if (latency != null) {
            row.put("Milliseconds", latency.toNanos() / 10_000 / 100.0);
        }
        row.put("Detail", detail);
        rows.add(row);
    }
}
