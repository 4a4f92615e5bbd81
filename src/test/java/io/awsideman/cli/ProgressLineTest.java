package io.awsideman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.fixture.MovableClock;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final String ERASE = "\r\u001b[K";

    private final MovableClock clock = new MovableClock();
    private final StringWriter err = new StringWriter();

    @Test
    void listingsAreCountedAndTheLineIsTakenAwayAtTheEnd() {
        ProgressLine line = line(true, false);

        line.page("ListUsers", 100);
        clock.advance(Duration.ofSeconds(2));
        line.page("ListUsers", 200);
        line.end();

        assertThat(err).hasToString(ERASE + "ListUsers  200  100.0/s" + ERASE);
    }

    @Test
    void manyReadsAreShownWithTheirTotalAndNotTheListingsAmongThem() {
        ProgressLine line = line(true, false);

        line.advanced("Describing permission sets", 0, 40);
        clock.advance(Duration.ofSeconds(2));
        line.page("ListTagsForResource", 3);
        line.end();
        line.advanced("Describing permission sets", 20, 40);
        line.finished();

        assertThat(err).hasToString(ERASE + "Describing permission sets  20/40  10.0/s  ETA 2s" + ERASE);
    }

    @Test
    void theNextListingHasALineOfItsOwn() {
        ProgressLine line = line(true, false);
        line.advanced("Describing permission sets", 0, 40);
        line.finished();

        line.page("ListUsers", 100);
        clock.advance(Duration.ofSeconds(1));
        line.page("ListUsers", 200);

        assertThat(err).hasToString(ERASE + "ListUsers  200  200.0/s");
    }

    @Test
    void otherWorkBeginsAnew() {
        ProgressLine line = line(true, false);
        line.advanced("Describing permission sets", 40, 40);
        line.advanced("Reading assignments", 0, 8);
        clock.advance(Duration.ofSeconds(1));
        line.advanced("Reading assignments", 2, 8);

        assertThat(err).hasToString(ERASE + "Reading assignments  2/8  2.0/s  ETA 3s");
    }

    @Test
    void nothingIsShownWithoutATerminalOrWhenQuietIsWanted() {
        for (ProgressLine line : new ProgressLine[] {line(false, false), line(true, true)}) {
            line.advanced("Reading assignments", 0, 8);
            clock.advance(Duration.ofSeconds(5));
            line.advanced("Reading assignments", 4, 8);
            line.finished();
        }

        assertThat(err.toString()).isEmpty();
    }

    private ProgressLine line(boolean errIsTerminal, boolean quiet) {
        Terminal terminal = new Terminal(
                new BufferedReader(Reader.nullReader()),
                Writer.nullWriter(),
                new PrintWriter(err),
                false,
                false,
                errIsTerminal,
                80);
        return new ProgressLine(terminal, clock, quiet);
    }
}
