package io.awsideman.identitycenter;

import io.awsideman.identitycenter.AssignmentOutcome.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.ThrottlingException;

/**
 * Carries out changes of assignments, as many at once as AWS takes (10 outstanding ones: IAM Identity Center quotas), and waits
 * for the end of each. That AWS has too much to do, or still works on the same permission set in the same account, is no
 * failure: such a change is sent again later.
 */
public final class AssignmentChanges {
    /** What AWS takes at once. */
    public static final int MOST_IN_FLIGHT = 10;

    private static final Duration FIRST_POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_ATTEMPTS = 40;

    /** After so many refusals in a row the rest would be refused as well. */
    private static final int HOPELESS = 10;

    private static final Duration SHUTDOWN = Duration.ofSeconds(5);

    private final AccountAssignments assignments;
    private final AssignmentAction action;
    private final List<AccountAssignment> changes;
    private final Map<AccountAssignment, AssignmentRequest> begun;
    private final Map<AccountAssignment, AssignmentRequest> contraries;
    private final Waiting waiting;
    private final ReadProgress progress;
    private final int threads;
    private final ChangeQueue queue;
    private final Pauses pauses;
    private final Map<AccountAssignment, AssignmentOutcome> outcomes = new ConcurrentHashMap<>();
    private final Map<AccountAssignment, Integer> attempts = new ConcurrentHashMap<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private int done;

    /**
     * How to wait.
     *
     * @param sleep lets about that much time pass on the clock
     * @param inFlight how many changes may be under way at once; more than {@link #MOST_IN_FLIGHT} never are
     * @param toTheEnd whether to wait for the end of the last ones, too
     * @param longest how long to wait for the end of one change
     */
    public record Waiting(Clock clock, Consumer<Duration> sleep, int inFlight, boolean toTheEnd, Duration longest) {}

    /** @param plan what to do; what is under way there is only waited for */
    public AssignmentChanges(
            AccountAssignments assignments, AssignmentPlan plan, Waiting waiting, ReadProgress progress) {
        this.assignments = assignments;
        this.action = plan.action();
        this.begun = new ConcurrentHashMap<>(plan.underWay());
        this.contraries = Map.copyOf(plan.contraries());
        // Those under way come first: AWS counts them among the ones it takes at once.
        this.changes = Stream.concat(plan.underWay().keySet().stream(), plan.changes().stream())
                .toList();
        this.waiting = waiting;
        this.progress = progress;
        this.threads = Math.max(1, Math.min(Math.min(MOST_IN_FLIGHT, waiting.inFlight()), this.changes.size()));
        this.queue = new ChangeQueue(this.changes, threads);
        this.pauses = new Pauses(waiting.clock(), waiting.sleep(), queue::isStopped);
    }

    /** Does it; returns what has become of each change, those under way first, also when it was stopped. */
    public List<AssignmentOutcome> run() {
        progress.advanced(what(), 0, changes.size());
        CountDownLatch working = new CountDownLatch(threads);
        for (int i = 1; i <= threads; i++) {
            Thread thread = new Thread(() -> workAndTell(working), "assignment-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        try {
            awaitEnd(working);
        } finally {
            progress.finished();
        }
        return changes.stream()
                .map(change -> Optional.ofNullable(outcomes.get(change)).orElseGet(() -> untouched(change)))
                .toList();
    }

    private AssignmentOutcome untouched(AccountAssignment change) {
        return Optional.ofNullable(begun.get(change))
                .map(request -> AssignmentOutcome.of(change, request))
                .orElseGet(() -> AssignmentOutcome.of(change, Status.NOT_DONE));
    }

    /** Sends no further change, and waits no longer for those that are under way; may be called from any thread. */
    public void stop() {
        queue.stop();
    }

    private String what() {
        return action == AssignmentAction.CREATE ? "Assigning" : "Revoking";
    }

    /** When stopped, a call that is under way gets a moment to come back with the id of the change it began. */
    private void awaitEnd(CountDownLatch working) {
        try {
            long patience = SHUTDOWN.toMillis();
            while (!working.await(Pauses.SLICE.toMillis(), TimeUnit.MILLISECONDS) && patience > 0) {
                patience -= queue.isStopped() ? Pauses.SLICE.toMillis() : 0;
            }
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
        }
    }

    private void workAndTell(CountDownLatch working) {
        try {
            for (AccountAssignment change = queue.take(); change != null; change = queue.take()) {
                carryOut(change);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            working.countDown();
        }
    }

    private void carryOut(AccountAssignment change) {
        AssignmentRequest contrary = contraries.get(change);
        if (contrary != null && !hasEnded(change, contrary)) {
            return;
        }
        outcomes.put(
                change,
                AssignmentOutcome.of(change, Status.UNKNOWN)
                        .because(Status.UNKNOWN, "it was sent, and the answer has not come"));
        Optional<AssignmentRequest> begun;
        try {
            begun = begin(change);
        } catch (RuntimeException failure) {
            refused(change, failure);
            return;
        }
        refusals.set(0);
        end(
                change,
                begun.map(request -> follow(change, request, false))
                        .orElseGet(() -> AssignmentOutcome.of(change, Status.ABSENT)));
    }

    /** Waits for the end of a change to the contrary, whatever it comes to; if it does not end, ends this one. */
    private boolean hasEnded(AccountAssignment change, AssignmentRequest contrary) {
        AssignmentOutcome other = follow(change, contrary, true);
        if (other.status() == Status.SUCCEEDED || other.status() == Status.FAILED) {
            return true;
        }
        AssignmentOutcome outcome = AssignmentOutcome.of(change, Status.NOT_DONE);
        end(
                change,
                queue.isStopped()
                        ? outcome
                        : outcome.because(
                                Status.FAILED, "AWS is still at the contrary change, request " + contrary.id()));
        return false;
    }

    private Optional<AssignmentRequest> begin(AccountAssignment change) {
        AssignmentRequest underWay = begun.remove(change);
        if (underWay != null) {
            return Optional.of(underWay);
        }
        return action == AssignmentAction.CREATE ? Optional.of(assignments.create(change)) : assignments.delete(change);
    }

    private void refused(AccountAssignment change, RuntimeException failure) {
        int attempt = attempts.merge(change, 1, Integer::sum);
        if (isTemporary(failure) && attempt < MOST_ATTEMPTS) {
            outcomes.remove(change);
            queue.putBack(change);
            boolean ignored = pauses.pause(Pauses.longer(FIRST_POLL, 2, attempt, LONGEST_PAUSE));
            return;
        }
        if (refusals.incrementAndGet() >= HOPELESS) {
            queue.stop();
        }
        end(change, AssignmentOutcome.failed(change, failure));
    }

    /** Of these two operations every conflict is one of time: they give no names that could be taken. */
    private static boolean isTemporary(RuntimeException failure) {
        return failure instanceof ThrottlingException || failure instanceof ConflictException;
    }

    private void end(AccountAssignment change, AssignmentOutcome outcome) {
        outcomes.put(change, outcome);
        queue.end(change);
        synchronized (this) {
            done++;
            progress.advanced(what(), done, changes.size());
        }
    }

    private AssignmentOutcome follow(AccountAssignment change, AssignmentRequest begun, boolean toTheEnd) {
        AssignmentRequest request = begun;
        Instant end = waiting.clock().instant().plus(waiting.longest());
        outcomes.put(change, AssignmentOutcome.of(change, request));
        for (int poll = 0; request.isInProgress(); poll++) {
            if (!(toTheEnd || isAwaited()) || !pauses.pause(Pauses.longer(FIRST_POLL, 1.5, poll, LONGEST_POLL))) {
                return AssignmentOutcome.of(change, request);
            }
            // as it was before asking: another thread may have let much time pass until the answer is looked at
            boolean late = waiting.clock().instant().isAfter(end);
            try {
                request = poll(request);
            } catch (RuntimeException e) {
                return AssignmentOutcome.unknown(change, request, e);
            }
            if (request.isInProgress() && late) {
                return AssignmentOutcome.of(change, request)
                        .because(
                                Status.IN_PROGRESS,
                                "it did not end within " + waiting.longest().toSeconds() + " s");
            }
        }
        return AssignmentOutcome.of(change, request);
    }

    /** Changes that wait for their turn need to know when one of those before them ends. */
    private boolean isAwaited() {
        return waiting.toTheEnd() || (changes.size() > threads && !queue.isEmpty());
    }

    private AssignmentRequest poll(AssignmentRequest request) {
        try {
            return assignments.status(request.action(), request.id());
        } catch (ThrottlingException e) {
            return request; // AWS has no time to tell
        }
    }
}
