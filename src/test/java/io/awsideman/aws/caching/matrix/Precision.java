package io.awsideman.aws.caching.matrix;

import java.util.List;
import java.util.Locale;

/** Which share of the answers that a write does not change is still answered from the cache after it. */
record Precision(List<Outcome> outcomes) {

    static double of(Outcome outcome) {
        return 1 - (double) outcome.lost().size() / outcome.untouched().size();
    }

    double overall() {
        return 1 - (double) lost() / untouched();
    }

    String summary() {
        int pairs =
                outcomes.stream().mapToInt(outcome -> outcome.reads().size()).sum();
        int changed =
                outcomes.stream().mapToInt(outcome -> outcome.changed().size()).sum();
        int stale =
                outcomes.stream().mapToInt(outcome -> outcome.stale().size()).sum();
        return String.format(
                Locale.ROOT,
                "%d writes x %d reads = %d pairs, %d changed, %d stale; of %d not changed %d asked again: precision %.2f %%",
                outcomes.size(),
                pairs / outcomes.size(),
                pairs,
                changed,
                stale,
                untouched(),
                lost(),
                100 * overall());
    }

    /** A line for each write, and then what it loses without need. */
    String table() {
        StringBuilder table = new StringBuilder(summary()).append("\n\nchanged  kept  lost  precision  write\n");
        for (Outcome outcome : outcomes) {
            int lost = outcome.lost().size();
            table.append(String.format(
                    Locale.ROOT,
                    "%7d %5d %5d %8.2f %%  %s%n",
                    outcome.changed().size(),
                    outcome.untouched().size() - lost,
                    lost,
                    100 * of(outcome),
                    outcome.write()));
            outcome.lost()
                    .forEach(read -> table.append(" ".repeat(34)).append(read).append('\n'));
        }
        return table.toString();
    }

    private int untouched() {
        return outcomes.stream().mapToInt(outcome -> outcome.untouched().size()).sum();
    }

    private int lost() {
        return outcomes.stream().mapToInt(outcome -> outcome.lost().size()).sum();
    }
}
