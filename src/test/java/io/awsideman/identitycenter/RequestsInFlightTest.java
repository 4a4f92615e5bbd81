package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.awsideman.fixture.MovableClock;
import io.awsideman.identitycenter.RequestOutcome.Status;
import io.awsideman.identitycenter.RequestsInFlight.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.ThrottlingException;

/** The engine itself, over a service that carries out requests about numbers; the last digit is what it works on. */
class RequestsInFlightTest {
    private static final Duration JOB = Duration.ofSeconds(10);

    private final MovableClock clock = new MovableClock();
    private final Service service = new Service();
    private final List<String> progress = Collections.synchronizedList(new ArrayList<>());

    /** A request as the service describes it. */
    private record Request(Map<String, Object> attributes) implements AsynchronousRequest {}

    @Test
    void neverMoreThanTenAreUnderWayAndAllComeToTheirEnd() {
        List<RequestOutcome<Integer>> outcomes = run(numbers(25), true, null);

        assertThat(outcomes).hasSize(25).allMatch(RequestOutcome::isDone);
        assertThat(outcomes).extracting(RequestOutcome::target).isEqualTo(numbers(25));
        assertThat(service.most).isLessThanOrEqualTo(10);
        assertThat(service.conflicts).as("one at a time for what AWS works on").isZero();
        assertThat(progress).first().isEqualTo("Working 0/25");
        assertThat(progress).endsWith("Working 25/25", "finished");
    }

    @Test
    void pausesGrowWhileNothingEnds() {
        service.job = Duration.ofSeconds(40);
        run(numbers(1), true, null);

        List<Duration> pauses = IntStream.range(0, service.polls.size())
                .mapToObj(
                        i -> Duration.between(i == 0 ? service.began : service.polls.get(i - 1), service.polls.get(i)))
                .toList();
        assertThat(pauses.get(0)).isEqualTo(Duration.ofMillis(500));
        assertThat(pauses).isSorted().last().isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatIsTooLateKeepsItsTurnAndNothingMoreIsBegunWhenAllDo() {
        service.job = Duration.ofHours(1);

        List<RequestOutcome<Integer>> outcomes = run(numbers(25), true, Duration.ofSeconds(30));

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.status() == Status.IN_PROGRESS)
                .hasSize(10)
                .allMatch(outcome -> outcome.requestId() != null)
                .allMatch(outcome -> "it did not end within 30 s".equals(outcome.reason()));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.status() == Status.NOT_DONE)
                .hasSize(15)
                .allMatch(outcome -> String.valueOf(outcome.reason()).contains("still at the others"));
        assertThat(service.began()).isEqualTo(10);
        assertThat(service.most).isEqualTo(10);
    }

    @Test
    void whatIsTooLateLeavesTheTurnsOfTheOthers() {
        service.jobOf = number -> number == 3 ? Duration.ofHours(1) : JOB;

        List<RequestOutcome<Integer>> outcomes = run(numbers(25), true, Duration.ofSeconds(30));

        assertThat(outcomes)
                .extracting(RequestOutcome::target, RequestOutcome::status)
                .contains(tuple(3, Status.IN_PROGRESS), tuple(13, Status.NOT_DONE), tuple(23, Status.NOT_DONE));
        assertThat(outcomes).filteredOn(RequestOutcome::isDone).hasSize(22);
        assertThat(service.conflicts).isZero();
    }

    @Test
    void withoutWaitingNothingThatHasBegunIsLostWhenALaterOneIsRefused() {
        service.refusal =
                number -> number > 12 ? AccessDeniedException.builder().build() : null;

        List<RequestOutcome<Integer>> outcomes = run(numbers(14), false, null);

        assertThat(outcomes.subList(0, 12)).allMatch(outcome -> outcome.requestId() != null);
        assertThat(outcomes.subList(12, 14))
                .allMatch(outcome -> outcome.failure() instanceof AccessDeniedException)
                .extracting(RequestOutcome::status)
                .containsOnly(Status.FAILED);
        assertThat(service.most).isLessThanOrEqualTo(10);
    }

    @Test
    void withoutWaitingAllAreSentUnderTheSameLimits() {
        service.takenByOthers = 6;

        List<RequestOutcome<Integer>> outcomes = run(numbers(35), false, null);

        assertThat(outcomes).hasSize(35).allMatch(outcome -> outcome.requestId() != null);
        assertThat(service.most).isLessThanOrEqualTo(4);
    }

    @Test
    void withoutWaitingOnlyThoseAreFollowedThatAnotherWaitsFor() {
        List<RequestOutcome<Integer>> outcomes = run(List.of(1, 2, 11), false, null);

        assertThat(outcomes)
                .extracting(RequestOutcome::status)
                .containsExactly(Status.SUCCEEDED, Status.IN_PROGRESS, Status.IN_PROGRESS);
        assertThat(service.conflicts).isZero();
    }

    @Test
    void refusalsForWantOfTimeAreTriedAgainAfterPausesThatGrow() {
        List<Instant> attempts = Collections.synchronizedList(new ArrayList<>());
        service.refusal = number -> {
            attempts.add(clock.instant());
            return attempts.size() < 6 ? ThrottlingException.builder().build() : null;
        };

        assertThat(run(numbers(1), true, null)).allMatch(RequestOutcome::isDone);

        assertThat(IntStream.range(1, attempts.size())
                        .mapToObj(i -> Duration.between(attempts.get(i - 1), attempts.get(i))
                                .toSeconds()))
                .containsExactly(2L, 4L, 8L, 16L, 30L);
    }

    @Test
    void nothingToDoIsAnEmptyList() {
        assertThat(run(List.of(), true, null)).isEmpty();
    }

    private List<RequestOutcome<Integer>> run(List<Integer> targets, boolean toTheEnd, @Nullable Duration longest) {
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
        return new RequestsInFlight<>(
                        "Working",
                        targets,
                        service,
                        new Waiting(clock, clock::advance, 10, toTheEnd, longest),
                        recorded)
                .run();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    private final class Service implements AsynchronousWork<Integer, Request> {
        private final Map<Integer, Instant> ends = new HashMap<>();
        private final List<Instant> polls = new ArrayList<>();
        private Instant began = Instant.EPOCH;
        private Duration job = JOB;
        private Function<Integer, Duration> jobOf = number -> job;
        private Function<Integer, @Nullable RuntimeException> refusal = number -> null;
        private int takenByOthers;
        private int most;
        private int conflicts;

        private synchronized int began() {
            return ends.size();
        }

        @Override
        public Object place(Integer number) {
            return number % 10;
        }

        @Override
        public synchronized Optional<Request> begin(Integer number) {
            RuntimeException refused = refusal.apply(number);
            if (refused != null) {
                throw refused;
            }
            List<Integer> running =
                    ends.keySet().stream().filter(other -> !isOver(other)).toList();
            if (running.stream().anyMatch(other -> place(other).equals(place(number)))) {
                conflicts++;
                throw ConflictException.builder().build();
            }
            if (running.size() + takenByOthers >= 10) {
                throw ThrottlingException.builder().build();
            }
            began = clock.instant();
            ends.put(number, began.plus(jobOf.apply(number)));
            most = Math.max(most, running.size() + 1);
            return Optional.of(request(number));
        }

        @Override
        public synchronized Request status(Request request) {
            polls.add(clock.instant());
            return request(Integer.parseInt(request.id()));
        }

        private Request request(int number) {
            return new Request(Map.of(
                    "RequestId", String.valueOf(number), "Status", isOver(number) ? "SUCCEEDED" : "IN_PROGRESS"));
        }

        private boolean isOver(int number) {
            return !Objects.requireNonNull(ends.get(number)).isAfter(clock.instant());
        }
    }
}
