package io.awsideman.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.fixture.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringBuilder err = new StringBuilder();
    private final MovableClock clock = new MovableClock();

    @Test
    void quickWorkIsNeverShown() {
        try (Progress progress = new Progress(err, 80, clock)) {
            progress.start("Reading users", 100);
            clock.advance(Duration.ofMillis(999));
            progress.advance(100);
        }

        assertThat(err).isEmpty();
    }

    @Test
    void longWorkIsShownWithRateAndTimeLeftAndErasedAtTheEnd() {
        try (Progress progress = new Progress(err, 80, clock)) {
            progress.start("Reading users", 500);
            clock.advance(Duration.ofSeconds(2));
            progress.advance(100);
        }

        assertThat(err).hasToString("\r\u001b[KReading users  100/500  50.0/s  ETA 8s\r\u001b[K");
    }

    @Test
    void anUnknownTotalShowsNoTimeLeft() {
        Progress progress = new Progress(err, 80, clock);
        progress.start("Reading users", 0);
        clock.advance(Duration.ofSeconds(4));
        progress.advance(10);

        assertThat(err).hasToString("\r\u001b[KReading users  10  2.5/s");
    }

    @Test
    void itIsDrawnAtMostTenTimesASecond() {
        Progress progress = new Progress(err, 80, clock);
        progress.start("x", 1_000);
        clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 100; i++) {
            progress.advance(1);
            clock.advance(Duration.ofMillis(10));
        }

        assertThat(err.toString().split("\r", -1)).hasSize(11);
    }

    @Test
    void erasingMakesRoomAndTheNextAdvanceDrawsAgain() {
        Progress progress = new Progress(err, 80, clock);
        progress.start("x", 4);
        clock.advance(Duration.ofSeconds(1));
        progress.advance(1);
        progress.erase();
        progress.advance(1);

        assertThat(err).hasToString("\r\u001b[Kx  1/4  1.0/s  ETA 3s\r\u001b[K\r\u001b[Kx  2/4  2.0/s  ETA 1s");
    }

    @Test
    void longTimesLeftAreGivenInMinutesAndHours() {
        Progress progress = new Progress(err, 80, clock);
        progress.start("x", 100);
        clock.advance(Duration.ofSeconds(10));
        progress.advance(10);
        progress.start("y", 10_000);
        clock.advance(Duration.ofSeconds(10));
        progress.advance(10);

        assertThat(err.toString()).contains("ETA 1m30s").contains("ETA 2h46m");
    }

    @Test
    void itNeverWrapsANarrowTerminal() {
        Progress progress = new Progress(err, 10, clock);
        progress.start("Reading everything", 4);
        clock.advance(Duration.ofSeconds(1));
        progress.advance(1);

        assertThat(err).hasToString("\r\u001b[KReading …");
    }

    @Test
    void withoutATerminalNothingIsWritten() {
        try (Progress progress = new Progress(err, 0, clock)) {
            progress.start("x", 4);
            clock.advance(Duration.ofSeconds(9));
            progress.advance(1);
        }

        assertThat(err).isEmpty();
    }
}
