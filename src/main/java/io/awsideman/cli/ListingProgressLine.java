package io.awsideman.cli;

import io.awsideman.aws.caching.ListingProgress;
import io.awsideman.cli.output.Progress;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Shows on the terminal how far the reading of a long listing has come. */
final class ListingProgressLine implements ListingProgress {
    private final Terminal terminal;
    private final Clock clock;
    private final boolean shown;
    private @Nullable Progress progress;
    private int shownItems;

    ListingProgressLine(Terminal terminal, Clock clock, boolean quiet) {
        this.terminal = terminal;
        this.clock = clock;
        this.shown = terminal.errIsTerminal() && !quiet;
    }

    @Override
    public synchronized void page(String operation, int items) {
        if (!shown) {
            return;
        }
        Progress line = progress;
        if (line == null) {
            line = new Progress(terminal.err(), Math.max(terminal.columns(), 1), clock);
            line.start(operation, 0);
            progress = line;
        }
        line.advance(items - shownItems);
        shownItems = items;
    }

    @Override
    public synchronized void end() {
        if (progress != null) {
            progress.close();
            progress = null;
            shownItems = 0;
        }
    }
}
