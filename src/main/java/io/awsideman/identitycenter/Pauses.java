package io.awsideman.identitycenter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The waiting of work that can be stopped, between one question how AWS has come along and the next.
 *
 * @param sleep lets about that much time pass on the clock
 * @param stopped whether the work was stopped
 */
record Pauses(InstantSource clock, Consumer<Duration> sleep, BooleanSupplier stopped) {
    /** How long a pause may last before it is noticed that the work was stopped. */
    static final Duration SLICE = Duration.ofMillis(200);

    /** Lets time pass; false if the work was stopped, or its thread interrupted, meanwhile. */
    boolean pause(Duration duration) {
        Instant end = clock.instant().plus(duration);
        for (Duration left = duration; !left.isNegative() && !left.isZero(); ) {
            if (isOver()) {
                return false;
            }
            sleep.accept(left.compareTo(SLICE) < 0 ? left : SLICE);
            left = Duration.between(clock.instant(), end);
        }
        return !isOver();
    }

    private boolean isOver() {
        return stopped.getAsBoolean() || Thread.currentThread().isInterrupted();
    }

    /** The pause that follows {@code times} others, each by the factor longer than the one before it. */
    static Duration longer(Duration first, double factor, int times, Duration longest) {
        double millis = first.toMillis() * Math.pow(factor, times);
        return millis < longest.toMillis() ? Duration.ofMillis((long) millis) : longest;
    }
}
