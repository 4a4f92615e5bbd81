package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestsInFlightTest {
    private final SteppedClock clock = new SteppedClock();
    private final List<Instant> polls = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private final Map<Integer, Instant> ends = new TreeMap<>();
    private int most;

    /** A request about a number, and whether it is over. */
    private record Request(int number, boolean over) {}

    @Test
    void neverMoreThanTenAreUnderWayAndAllComeToTheirEnd() {
        List<Request> requests = run(25, Duration.ofSeconds(4), null);

        assertThat(requests).hasSize(25).allMatch(Request::over);
        assertThat(most).isEqualTo(10);
        assertThat(progress).first().isEqualTo("Provisioning 0/25");
        assertThat(progress).endsWith("Provisioning 25/25", "finished");
    }

    @Test
    void pausesGrowWhileNothingEnds() {
        run(1, Duration.ofSeconds(20), null);

        List<Duration> pauses = IntStream.range(0, polls.size())
                .mapToObj(i -> Duration.between(i == 0 ? Instant.EPOCH : polls.get(i - 1), polls.get(i)))
                .toList();
        assertThat(pauses.get(0)).isEqualTo(Duration.ofMillis(500));
        assertThat(pauses).isSorted().last().isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whenTheTimeIsOverNothingMoreIsBegun() {
        List<Request> requests = run(25, Duration.ofHours(1), Duration.ofSeconds(30));

        assertThat(requests).hasSize(10).noneMatch(Request::over);
        assertThat(clock.instant()).isBefore(Instant.EPOCH.plusSeconds(40));
    }

    @Test
    void whatIsOverAtOnceNeedsNoPause() {
        assertThat(run(12, Duration.ZERO, null)).hasSize(12);
        assertThat(polls).isEmpty();
    }

    @Test
    void nothingToDoIsAnEmptyList() {
        assertThat(run(0, Duration.ZERO, null)).isEmpty();
    }

    private List<Request> run(int count, Duration each, @Nullable Duration timeout) {
        ReadProgress recorded = new ReadProgress() {
            @Override
            public void advanced(String what, int done, int total) {
                progress.add(what + " " + done + "/" + total);
            }

            @Override
            public void finished() {
                progress.add("finished");
            }
        };
        return new RequestsInFlight(clock, this::sleep, timeout, recorded)
                .run(
                        "Provisioning",
                        IntStream.range(0, count).boxed().toList(),
                        number -> start(number, each),
                        this::poll,
                        request -> !request.over());
    }

    private Request start(int number, Duration each) {
        ends.put(number, clock.instant().plus(each));
        most = Math.max(most, (int) ends.values().stream()
                .filter(end -> end.isAfter(clock.instant()))
                .count());
        return state(number);
    }

    private Request poll(Request request) {
        polls.add(clock.instant());
        return state(request.number());
    }

    private Request state(int number) {
        return new Request(number, !clock.instant().isBefore(ends.get(number)));
    }

    private void sleep(Duration pause) {
        clock.now = clock.now.plus(pause);
    }

    private static final class SteppedClock extends Clock {
        private Instant now = Instant.EPOCH;

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
