package io.awsideman.identitycenter;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.identitycenter.PlannedAssignment.Step;
import io.awsideman.identitycenter.RequestOutcome.Status;
import io.awsideman.identitycenter.RequestsInFlight.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.ThrottlingException;

class AssignmentChangesTest {
    private static final Duration LONG = Duration.ofMinutes(8);

    private final FakeAssignments aws = new FakeAssignments();
    private final List<String> progress = new ArrayList<>();

    @Test
    void allAreDoneAndNeverMoreThanTenAtOnce() {
        List<RequestOutcome<AccountAssignment>> outcomes = run(AssignmentAction.CREATE, accounts(60), true);

        assertThat(outcomes).hasSize(60).allMatch(RequestOutcome::isDone);
        assertThat(outcomes).extracting(RequestOutcome::requestId).doesNotHaveDuplicates();
        assertThat(aws.assignments).containsExactlyInAnyOrderElementsOf(accounts(60));
        assertThat(aws.mostInFlight).isLessThanOrEqualTo(10);
        assertThat(creations()).as("no request was refused").isEqualTo(60);
        assertThat(progress).first().isEqualTo("Assigning 0/60");
        assertThat(progress).endsWith("Assigning 60/60", "finished");
    }

    @Test
    void configurationMayAllowFewerAtOnceNotMore() {
        changes(AssignmentAction.CREATE, accounts(20), waiting(3, true, LONG)).run();
        assertThat(aws.mostInFlight).isLessThanOrEqualTo(3);

        changes(AssignmentAction.CREATE, accounts(40), waiting(50, true, LONG)).run();
        assertThat(aws.mostInFlight).isLessThanOrEqualTo(10);
        assertThat(creations()).isEqualTo(60);
    }

    @Test
    void oneAtATimeForASetInAnAccount() {
        List<AccountAssignment> changes = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> new AccountAssignment("account", "set", PrincipalType.USER, "u-" + i))
                .toList();

        List<RequestOutcome<AccountAssignment>> outcomes = run(AssignmentAction.CREATE, changes, true);

        assertThat(outcomes).allMatch(RequestOutcome::isDone);
        assertThat(aws.mostInFlight).isEqualTo(1);
        assertThat(creations()).as("no conflict").isEqualTo(12);
    }

    @Test
    void othersWhoUseTheSameLimitSlowDownAndFailNothing() {
        aws.takenByOthers = 7;

        List<RequestOutcome<AccountAssignment>> outcomes = run(AssignmentAction.CREATE, accounts(30), true);

        assertThat(outcomes).allMatch(RequestOutcome::isDone);
        assertThat(aws.mostInFlight).isLessThanOrEqualTo(3);
    }

    @Test
    void conflictsAndThrottlesPass() {
        AtomicInteger refusals = new AtomicInteger();
        aws.refusal = change -> switch (refusals.getAndIncrement() % 3) {
            case 0 ->
                ConflictException.builder()
                        .message("There is a conflicting operation in process.")
                        .build();
            case 1 -> ThrottlingException.builder().message("Rate exceeded").build();
            default -> null;
        };

        assertThat(run(AssignmentAction.CREATE, accounts(15), true)).allMatch(RequestOutcome::isDone);
        assertThat(creations()).isGreaterThan(30);
    }

    @Test
    void failureReasonIsAsAwsGaveIt() {
        aws.failure = change -> change.accountId().equals("account-2") ? "Received a 404 status error" : null;

        List<RequestOutcome<AccountAssignment>> outcomes = run(AssignmentAction.CREATE, accounts(3), true);

        assertThat(outcomes)
                .extracting(RequestOutcome::status)
                .containsExactly(Status.SUCCEEDED, Status.FAILED, Status.SUCCEEDED);
        assertThat(outcomes.get(1).reason()).isEqualTo("Received a 404 status error");
        assertThat(outcomes.get(1).requestId()).isNotNull();
    }

    @Test
    void refusalsAreOutcomesAndManyInARowEndTheWork() {
        aws.refusal = change -> AccessDeniedException.builder().message("no").build();

        List<RequestOutcome<AccountAssignment>> outcomes = run(AssignmentAction.CREATE, accounts(100), true);

        assertThat(creations()).isBetween(10L, 20L);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.status() == Status.FAILED)
                .hasSize((int) creations())
                .allMatch(outcome -> outcome.failure() instanceof AccessDeniedException);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.status() == Status.NOT_DONE)
                .hasSize(100 - (int) creations());
    }

    @Test
    void deletionOfWhatSomebodyElseHasDeletedIsDone() {
        aws.assignments.add(accounts(2).get(0));

        List<RequestOutcome<AccountAssignment>> outcomes = run(AssignmentAction.DELETE, accounts(2), true);

        assertThat(outcomes).extracting(RequestOutcome::status).containsExactly(Status.SUCCEEDED, Status.ABSENT);
        assertThat(outcomes).allMatch(RequestOutcome::isDone);
        assertThat(aws.assignments).isEmpty();
    }

    @Test
    void withoutWaitingFewChangesAreOnlyBegun() {
        List<RequestOutcome<AccountAssignment>> outcomes = run(AssignmentAction.CREATE, accounts(5), false);

        assertThat(outcomes).extracting(RequestOutcome::status).containsOnly(Status.IN_PROGRESS);
        assertThat(aws.calls).hasSize(5);
    }

    @Test
    void withoutWaitingManyChangesStillRespectTheLimit() {
        List<RequestOutcome<AccountAssignment>> outcomes = run(AssignmentAction.CREATE, accounts(35), false);

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.status() == Status.IN_PROGRESS)
                .hasSizeBetween(1, 10);
        assertThat(aws.mostInFlight).isLessThanOrEqualTo(10);
        assertThat(creations()).isEqualTo(35);
    }

    @Test
    void waitingHasAnEnd() {
        List<RequestOutcome<AccountAssignment>> outcomes = changes(
                        AssignmentAction.CREATE, accounts(1), waiting(10, true, Duration.ofSeconds(3)))
                .run();

        assertThat(outcomes.get(0).status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(outcomes.get(0).reason()).contains("within 3 s");
    }

    @Test
    void stoppedWorkTellsWhatIsInFlightAndIsDoneByTheNextRun() {
        AtomicReference<@Nullable RequestsInFlight<?, ?>> stopped = new AtomicReference<>();
        Consumer<Duration> stopAfterAWhile = duration -> {
            aws.sleep(duration);
            RequestsInFlight<?, ?> work = stopped.get();
            if (work != null && aws.assignments.size() >= 20) {
                work.stop();
            }
        };
        RequestsInFlight<AccountAssignment, AssignmentRequest> work = changes(
                AssignmentAction.CREATE, accounts(60), new Waiting(aws.clock(), stopAfterAWhile, 10, true, LONG));
        stopped.set(work);

        List<RequestOutcome<AccountAssignment>> outcomes = work.run();

        List<AccountAssignment> notBegun = outcomes.stream()
                .filter(outcome -> outcome.status() == Status.NOT_DONE)
                .map(RequestOutcome::target)
                .toList();
        assertThat(notBegun).isNotEmpty();
        assertThat(creations()).isEqualTo(60 - notBegun.size());
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.status() == Status.IN_PROGRESS)
                .isNotEmpty()
                .allMatch(outcome -> outcome.requestId() != null);
        aws.sleep(FakeAssignments.JOB);
        assertThat(run(AssignmentAction.CREATE, notBegun, true)).allMatch(RequestOutcome::isDone);
        assertThat(aws.assignments).containsExactlyInAnyOrderElementsOf(accounts(60));
        assertThat(creations()).isEqualTo(60);
    }

    private List<RequestOutcome<AccountAssignment>> run(
            AssignmentAction action, List<AccountAssignment> changes, boolean toTheEnd) {
        return changes(action, changes, waiting(10, toTheEnd, LONG)).run();
    }

    private Waiting waiting(int inFlight, boolean toTheEnd, Duration longest) {
        return new Waiting(aws.clock(), aws::sleep, inFlight, toTheEnd, longest);
    }

    private RequestsInFlight<AccountAssignment, AssignmentRequest> changes(
            AssignmentAction action, List<AccountAssignment> targets, Waiting waiting) {
        AssignmentChanges changes = new AssignmentChanges(aws.service(), plan(action, targets));
        return new RequestsInFlight<>(changes.label(), changes.targets(), changes, waiting, new ReadProgress() {
            @Override
            public void advanced(String what, int done, int total) {
                progress.add(what + " " + done + "/" + total);
            }

            @Override
            public void finished() {
                progress.add("finished");
            }
        });
    }

    private static AssignmentPlan plan(AssignmentAction action, List<AccountAssignment> changes) {
        return new AssignmentPlan(
                action,
                changes.stream()
                        .map(change -> PlannedAssignment.of(change, Step.CHANGE))
                        .toList());
    }

    private long creations() {
        return aws.calls.stream().filter("CreateAccountAssignment"::equals).count();
    }

    private static List<AccountAssignment> accounts(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new AccountAssignment("account-" + i, "set", PrincipalType.GROUP, "g-1"))
                .toList();
    }
}
