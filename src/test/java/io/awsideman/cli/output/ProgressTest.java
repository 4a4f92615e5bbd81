package io.awsideman.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringBuilder err = new StringBuilder();
    private final HandClock clock = new HandClock();

    @Test
    void quickWorkIsNeverShown() {
        try (Progress progress = new Progress(err, 80, clock)) {
            progress.start("Reading users", 100);
            clock.pass(Duration.ofMillis(999));
            progress.advance(100);
        }

        assertThat(err).isEmpty();
    }

    @Test
    void longWorkIsShownWithRateAndTimeLeftAndErasedAtTheEnd() {
        try (Progress progress = new Progress(err, 80, clock)) {
            progress.start("Reading users", 500);
            clock.pass(Duration.ofSeconds(2));
            progress.advance(100);
        }

        assertThat(err).hasToString("\r\u001b[KReading users  100/500  50.0/s  ETA 8s\r\u001b[K");
    }

    @Test
    void anUnknownTotalShowsNoTimeLeft() {
        Progress progress = new Progress(err, 80, clock);
        progress.start("Reading users", 0);
        clock.pass(Duration.ofSeconds(4));
        progress.advance(10);

        assertThat(err).hasToString("\r\u001b[KReading users  10  2.5/s");
    }

    @Test
    void itIsDrawnAtMostTenTimesASecond() {
        Progress progress = new Progress(err, 80, clock);
        progress.start("x", 1_000);
        clock.pass(Duration.ofSeconds(1));
        for (int i = 0; i < 100; i++) {
            progress.advance(1);
            clock.pass(Duration.ofMillis(10));
        }

        assertThat(err.toString().split("\r", -1)).hasSize(11);
    }

    @Test
    void erasingMakesRoomAndTheNextAdvanceDrawsAgain() {
        Progress progress = new Progress(err, 80, clock);
        progress.start("x", 4);
        clock.pass(Duration.ofSeconds(1));
        progress.advance(1);
        progress.erase();
        progress.advance(1);

        assertThat(err).hasToString("\r\u001b[Kx  1/4  1.0/s  ETA 3s\r\u001b[K\r\u001b[Kx  2/4  2.0/s  ETA 1s");
    }

    @Test
    void longTimesLeftAreGivenInMinutesAndHours() {
        Progress progress = new Progress(err, 80, clock);
        progress.start("x", 100);
        clock.pass(Duration.ofSeconds(10));
        progress.advance(10);
        progress.start("y", 10_000);
        clock.pass(Duration.ofSeconds(10));
        progress.advance(10);

        assertThat(err.toString()).contains("ETA 1m30s").contains("ETA 2h46m");
    }

    @Test
    void itNeverWrapsANarrowTerminal() {
        Progress progress = new Progress(err, 10, clock);
        progress.start("Reading everything", 4);
        clock.pass(Duration.ofSeconds(1));
        progress.advance(1);

        assertThat(err).hasToString("\r\u001b[KReading …");
    }

    @Test
    void withoutATerminalNothingIsWritten() {
        try (Progress progress = new Progress(err, 0, clock)) {
            progress.start("x", 4);
            clock.pass(Duration.ofSeconds(9));
            progress.advance(1);
        }

        assertThat(err).isEmpty();
    }

    private static final class HandClock extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
