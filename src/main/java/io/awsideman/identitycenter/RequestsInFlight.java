package io.awsideman.identitycenter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Starts requests that AWS carries out on its own time, and asks how they stand until they are over. AWS allows ten
 * outstanding ones (IAM Identity Center quotas); all are asked about in turn, with pauses that grow from half a second to
 * three.
 */
public final class RequestsInFlight {
    private static final int MOST = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final Clock clock;
    private final @Nullable Duration timeout;
    private final ReadProgress progress;
    private final Pauses pauses;
    private volatile boolean stopped;

    /**
     * @param sleep lets time pass on the clock
     * @param timeout when to stop asking, or {@code null} for never
     */
    public RequestsInFlight(Clock clock, Consumer<Duration> sleep, @Nullable Duration timeout, ReadProgress progress) {
        this.clock = clock;
        this.pauses = new Pauses(clock, sleep, this::isStopped);
        this.timeout = timeout;
        this.progress = progress;
    }

    /**
     * Runs requests to their end, at most ten at a time. When the time is over, or the work is stopped, those under way are
     * left as they are and no further ones are started.
     *
     * @param what the work, for the progress line
     * @param start begins a request about a target
     * @param poll asks how a request stands
     * @param inProgress whether a request is not over yet
     * @return how each request stood last, in the order of the ends; those not over come last
     */
    public <T, R> List<R> run(
            String what, Collection<T> targets, Function<T, R> start, UnaryOperator<R> poll, Predicate<R> inProgress) {
        try {
            return runToTheEnd(what, targets, start, poll, inProgress);
        } finally {
            progress.finished();
        }
    }

    /** Starts no further request, and waits no longer for those that are under way; may be called from any thread. */
    public void stop() {
        stopped = true;
    }

    public boolean isStopped() {
        return stopped || Thread.currentThread().isInterrupted();
    }

    private <T, R> List<R> runToTheEnd(
            String what, Collection<T> targets, Function<T, R> start, UnaryOperator<R> poll, Predicate<R> inProgress) {
        Instant deadline = timeout == null ? Instant.MAX : clock.instant().plus(timeout);
        Deque<T> waiting = new ArrayDeque<>(targets);
        List<R> ended = new ArrayList<>();
        List<R> underWay = new ArrayList<>();
        int pausesWithoutEnd = 0;
        while (true) {
            while (underWay.size() < MOST && !waiting.isEmpty() && !isStopped()) {
                R started = start.apply(waiting.remove());
                (inProgress.test(started) ? underWay : ended).add(started);
            }
            progress.advanced(what, ended.size(), targets.size());
            boolean over = isStopped() || !clock.instant().isBefore(deadline);
            if (underWay.isEmpty()
                    || over
                    || !pauses.pause(Pauses.longer(FIRST_PAUSE, 1.5, pausesWithoutEnd, LONGEST_PAUSE))) {
                ended.addAll(underWay);
                return ended;
            }
            List<R> stillUnderWay = new ArrayList<>();
            for (R request : underWay) {
                R now = poll.apply(request);
                (inProgress.test(now) ? stillUnderWay : ended).add(now);
            }
            pausesWithoutEnd = stillUnderWay.size() < underWay.size() ? 0 : pausesWithoutEnd + 1;
            underWay = stillUnderWay;
        }
    }
}
