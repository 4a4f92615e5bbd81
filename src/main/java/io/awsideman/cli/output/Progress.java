package io.awsideman.cli.output;

import java.io.Flushable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The progress line of long work on a terminal's standard error: what is done, how fast, how long it will take. It
 * appears when the work has lasted a second and is erased on {@link #close}; without a terminal nothing is ever
 * written. Thread-safe: workers may report at once.
 */
public final class Progress implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final String ERASE = "\r\u001b[K";

    private final Appendable err;
    private final int terminalWidth;
    private final InstantSource clock;
    private String label = "";
    private long total;
    private long done;
    private @Nullable Instant started;
    private @Nullable Instant drawn;

    /**
     * A line that is not yet shown.
     *
     * @param terminalWidth cells of a line of the terminal, or 0 when standard error is none
     */
    public Progress(Appendable err, int terminalWidth, InstantSource clock) {
        this.err = err;
        this.terminalWidth = terminalWidth;
        this.clock = clock;
    }

    /**
     * Begins a piece of work and forgets the one before.
     *
     * @param total how much there is to do, or 0 when that is not known
     */
    public synchronized void start(String label, long total) {
        erase();
        this.label = label;
        this.total = total;
        this.done = 0;
        this.started = clock.instant();
    }

    /** Notes that so much more is done. */
    public synchronized void advance(long amount) {
        done += amount;
        Instant now = clock.instant();
        if (terminalWidth == 0
                || started == null
                || Duration.between(started, now).compareTo(PATIENCE) < 0) {
            return;
        }
        if (drawn == null || Duration.between(drawn, now).compareTo(INTERVAL) >= 0) {
            // One cell stays free: a full line would wrap and could no longer be erased.
            write(ERASE + DisplayWidth.cut(Printable.of(line(Duration.between(started, now))), terminalWidth - 1));
            drawn = now;
        }
    }

    /** Takes the line away, so that something else can be printed; the next {@link #advance} draws it anew. */
    public synchronized void erase() {
        if (drawn != null) {
            write(ERASE);
            drawn = null;
        }
    }

    /** Ends the work and takes the line away. */
    @Override
    public synchronized void close() {
        erase();
        started = null;
    }

    private String line(Duration elapsed) {
        double rate = done * 1000.0 / elapsed.toMillis();
        String speed = String.format(Locale.ROOT, "%.1f/s", rate);
        if (total == 0) {
            return label + "  " + done + "  " + speed;
        }
        String share = label + "  " + done + "/" + total + "  " + speed;
        return done == 0 || done >= total ? share : share + "  ETA " + duration(Math.round((total - done) / rate));
    }

    private static String duration(long seconds) {
        if (seconds < 60) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        return minutes < 60 ? minutes + "m" + seconds % 60 + "s" : minutes / 60 + "h" + minutes % 60 + "m";
    }

    private void write(String text) {
        try {
            err.append(text);
            if (err instanceof Flushable flushable) {
                flushable.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to standard error", e);
        }
    }
}
