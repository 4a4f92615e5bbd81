package io.awsideman.cli;

import io.awsideman.aws.caching.ListingProgress;
import io.awsideman.cli.output.Progress;
import io.awsideman.identitycenter.ReadProgress;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Shows on the terminal how far the reading of a long listing, or of many things at once, has come. */
final class ProgressLine implements ListingProgress, ReadProgress {
    private final Terminal terminal;
    private final InstantSource clock;
    private final boolean shown;
    private @Nullable Progress progress;
    private @Nullable String reads;
    private int shownItems;

    ProgressLine(Terminal terminal, InstantSource clock, boolean quiet) {
        this.terminal = terminal;
        this.clock = clock;
        this.shown = terminal.errIsTerminal() && !quiet;
    }

    @Override
    public synchronized void page(String operation, int items) {
        if (reads == null) { // listings that are part of a larger work are not shown: its own line says more
            show(operation, items, 0);
        }
    }

    @Override
    public synchronized void end() {
        if (reads == null) {
            takeAway();
        }
    }

    @Override
    public synchronized void advanced(String what, int done, int total) {
        if (!what.equals(reads)) {
            takeAway();
            reads = what;
        }
        show(what, done, total);
    }

    @Override
    public synchronized void finished() {
        takeAway();
        reads = null;
    }

    private void show(String what, int done, int total) {
        if (!shown) {
            return;
        }
        Progress line = progress;
        if (line == null) {
            line = new Progress(terminal.err(), Math.max(terminal.columns(), 1), clock);
            line.start(what, total);
            progress = line;
        }
        line.advance(done - shownItems);
        shownItems = done;
    }

    private void takeAway() {
        if (progress != null) {
            progress.close();
            progress = null;
            shownItems = 0;
        }
    }
}
