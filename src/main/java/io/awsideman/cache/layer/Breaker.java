package io.awsideman.cache.layer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Decides whether it is worth asking something that has failed: not for a while after several failures in a row. */
final class Breaker {
    private final int failureThreshold;
    private final Duration recovery;
    private final Clock clock;
    private int failures;
    private Instant nextTrial = Instant.MIN;

    Breaker(int failureThreshold, Duration recovery, Clock clock) {
        this.failureThreshold = failureThreshold;
        this.recovery = recovery;
        this.clock = clock;
    }

    /** Whether to ask now. After the recovery time one caller is told yes, and the others wait for what it finds. */
    synchronized boolean mayTry() {
        if (failures < failureThreshold) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(nextTrial)) {
            return false;
        }
        nextTrial = now.plus(recovery);
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        failures++;
        if (failures >= failureThreshold) {
            nextTrial = clock.instant().plus(recovery);
        }
    }
}
