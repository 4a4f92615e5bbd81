package io.awsideman.identitycenter;

import io.awsideman.identitycenter.RequestOutcome.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.ThrottlingException;

/**
 * Has AWS do work on its own time for many targets, as many at once as it takes (10 outstanding requests: IAM Identity Center
 * quotas), and waits for the end of each. That AWS has too much to do, or is still at what the request is about, is no
 * failure: such a request is sent again later.
 *
 * @param <T> what a request is about
 * @param <R> a request as AWS describes it
 */
public final class RequestsInFlight<T, R extends AsynchronousRequest> {
    /** What AWS takes at once. */
    public static final int MOST = 10;

    private static final Duration FIRST_POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_ATTEMPTS = 40;

    /** After so many refusals in a row the rest would be refused as well. */
    private static final int HOPELESS = 10;

    private static final Duration SHUTDOWN = Duration.ofSeconds(5);

    private final String label;
    private final List<T> targets;
    private final AsynchronousWork<T, R> work;
    private final Waiting waiting;
    private final ReadProgress progress;
    private final int threads;
    private final RequestQueue<T> queue;
    private final Pauses pauses;
    private final Map<T, RequestOutcome<T>> outcomes = new ConcurrentHashMap<>();
    private final Map<T, Integer> attempts = new ConcurrentHashMap<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean interrupted;
    private int done;

    /**
     * How to wait.
     *
     * @param sleep lets about that much time pass on the clock
     * @param inFlight how many requests may be under way at once; more than {@link #MOST} never are
     * @param toTheEnd whether to wait for the end of the last ones, too
     * @param longest how long to wait for the end of one request, or {@code null} for ever
     */
    public record Waiting(
            InstantSource clock,
            Consumer<Duration> sleep,
            int inFlight,
            boolean toTheEnd,
            @Nullable Duration longest) {}

    /**
     * @param label what is done, for the progress line
     * @param targets each of them once
     */
    public RequestsInFlight(
            String label, List<T> targets, AsynchronousWork<T, R> work, Waiting waiting, ReadProgress progress) {
        this.label = label;
        this.targets = List.copyOf(targets);
        this.work = work;
        this.waiting = waiting;
        this.progress = progress;
        this.threads = Math.max(1, Math.min(Math.min(MOST, waiting.inFlight()), targets.size()));
        this.queue = new RequestQueue<>(this.targets, work::place, threads);
        this.pauses = new Pauses(waiting.clock(), waiting.sleep(), queue::isStopped);
    }

    /** Does it; returns what has become of each target, in their order, also when it was stopped. */
    public List<RequestOutcome<T>> run() {
        progress.advanced(label, 0, targets.size());
        CountDownLatch working = new CountDownLatch(threads);
        for (int i = 1; i <= threads; i++) {
            Thread thread = new Thread(() -> workAndTell(working), "request-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        try {
            awaitEnd(working);
        } finally {
            progress.finished();
        }
        return targets.stream()
                .map(target -> Optional.ofNullable(outcomes.get(target)).orElseGet(() -> untouched(target)))
                .toList();
    }

    private RequestOutcome<T> untouched(T target) {
        return work.underWay(target)
                .map(request -> RequestOutcome.of(target, request))
                .orElseGet(() -> notSent(target));
    }

    private RequestOutcome<T> notSent(T target) {
        RequestOutcome<T> outcome = RequestOutcome.of(target, Status.NOT_DONE);
        if (interrupted) {
            return outcome;
        }
        return outcome.because(
                Status.NOT_DONE,
                queue.isStopped()
                        ? "too many others were refused"
                        : "AWS was still at the others when the time was over");
    }

    /** Sends no further request, and waits no longer for those that are under way; may be called from any thread. */
    public void stop() {
        interrupted = true;
        queue.stop();
    }

    /** Whether somebody has stopped it. */
    public boolean isInterrupted() {
        return interrupted;
    }

    /** When stopped, a call that is under way gets a moment to come back with the id of the request it began. */
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
            for (T target = queue.take(); target != null; target = queue.take()) {
                carryOut(target);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            working.countDown();
        }
    }

    private void carryOut(T target) throws InterruptedException {
        Optional<R> before = work.before(target);
        if (before.isPresent()) {
            queue.sent();
            if (!hasEnded(target, before.get())) {
                return;
            }
        }
        outcomes.put(
                target,
                RequestOutcome.of(target, Status.UNKNOWN)
                        .because(Status.UNKNOWN, "it was sent, and the answer has not come"));
        Optional<R> begun;
        try {
            begun = begin(target, before.isEmpty());
        } catch (RuntimeException failure) {
            refused(target, failure);
            return;
        }
        refusals.set(0);
        end(target, begun.isPresent() ? follow(target, begun.get(), false) : RequestOutcome.of(target, Status.ABSENT));
    }

    private Optional<R> begin(T target, boolean atOnce) {
        try {
            Optional<R> begun = work.underWay(target).or(() -> work.begin(target));
            queue.begun();
            return begun;
        } finally {
            if (atOnce) {
                queue.sent();
            }
        }
    }

    /** Waits for the end of the request before, whatever it comes to; if it does not end, ends this target. */
    private boolean hasEnded(T target, R before) throws InterruptedException {
        RequestOutcome<T> other = follow(target, before, true);
        if (other.status() == Status.SUCCEEDED || other.status() == Status.FAILED) {
            return true;
        }
        RequestOutcome<T> outcome = RequestOutcome.of(target, Status.NOT_DONE);
        queue.begun();
        end(
                target,
                queue.isStopped()
                        ? outcome
                        : outcome.because(
                                Status.FAILED, "AWS is still at the contrary change, request " + before.id()));
        return false;
    }

    private void refused(T target, RuntimeException failure) {
        int attempt = attempts.merge(target, 1, Integer::sum);
        if (isTemporary(failure) && attempt < MOST_ATTEMPTS) {
            outcomes.remove(target);
            queue.withdraw(target);
            boolean ignored = pauses.pause(Pauses.longer(FIRST_PAUSE, 2, attempt, LONGEST_PAUSE));
            queue.putBack(target);
            return;
        }
        if (refusals.incrementAndGet() >= HOPELESS) {
            queue.stop();
        }
        queue.begun();
        end(target, RequestOutcome.failed(target, failure));
    }

    /** Of these operations every conflict is one of time: they give no names that could be taken. */
    private static boolean isTemporary(RuntimeException failure) {
        return failure instanceof ThrottlingException || failure instanceof ConflictException;
    }

    private void end(T target, RequestOutcome<T> outcome) {
        outcomes.put(target, outcome);
        if (outcome.status() == Status.IN_PROGRESS && isAwaited(target)) {
            queue.hold();
        } else {
            queue.end(target);
        }
        synchronized (this) {
            done++;
            progress.advanced(label, done, targets.size());
        }
    }

    private RequestOutcome<T> follow(T target, R begun, boolean toTheEnd) throws InterruptedException {
        R request = begun;
        Duration longest = waiting.longest();
        Instant end = longest == null ? Instant.MAX : waiting.clock().instant().plus(longest);
        outcomes.put(target, RequestOutcome.of(target, request));
        if (request.isInProgress()) {
            queue.awaitSent();
        }
        for (int poll = 0; request.isInProgress(); poll++) {
            if (!(toTheEnd || isAwaited(target)) || !pauses.pause(Pauses.longer(FIRST_POLL, 1.5, poll, LONGEST_POLL))) {
                return RequestOutcome.of(target, request);
            }
            // as it was before asking: another thread may have let much time pass until the answer is looked at
            boolean late = waiting.clock().instant().isAfter(end);
            try {
                request = poll(request);
            } catch (RuntimeException e) {
                return RequestOutcome.unknown(target, request, e);
            }
            if (request.isInProgress() && longest != null && late) {
                return RequestOutcome.of(target, request)
                        .because(Status.IN_PROGRESS, "it did not end within " + longest.toSeconds() + " s");
            }
        }
        return RequestOutcome.of(target, request);
    }

    /** Those that wait for their turn need to know when one of those before them ends; without any, all have one at once. */
    private boolean isAwaited(T target) {
        return waiting.toTheEnd() || queue.isAwaited(target) || (targets.size() > threads && queue.hasUnbegun());
    }

    private R poll(R request) {
        try {
            return work.status(request);
        } catch (ThrottlingException e) {
            return request; // AWS has no time to tell
        }
    }
}
