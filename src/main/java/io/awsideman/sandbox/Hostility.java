package io.awsideman.sandbox;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** Plays the behaviour: waits, counts the rate, draws what goes wrong. */
final class Hostility {
    /** What becomes of a request. */
    enum Fate {
        SERVED,
        HTTP_500,
        RESET,
        /** Done, but the answer is lost. */
        TIMEOUT
    }

    private final SandboxBehaviour behaviour;
    private final Clock clock;
    private final Random random;
    private final Sleeper sleeper;
    private double tokens;
    private long refilled;

    Hostility(SandboxBehaviour behaviour, Clock clock, Random random, Sleeper sleeper) {
        this.behaviour = behaviour;
        this.clock = clock;
        this.random = random;
        this.sleeper = sleeper;
        this.tokens = behaviour.requestsPerSecond();
        this.refilled = clock.millis();
    }

    void delay() throws IOException {
        Duration latency = behaviour.latency();
        if (latency.isZero()) {
            return;
        }
        try {
            sleeper.sleep(latency);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the answer");
        }
    }

    /** Takes one request from a bucket that holds those of one second; false when it is empty. */
    synchronized boolean admits() {
        int rate = behaviour.requestsPerSecond();
        if (rate == 0) {
            return true;
        }
        long now = clock.millis();
        tokens = Math.min(rate, tokens + Math.max(0, now - refilled) / 1000.0 * rate);
        refilled = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Whether a call, named like {@code identitystore:ListUsers}, is to be refused. */
    boolean denies(String call) {
        return behaviour.denied().contains(call) || behaviour.denied().contains(call.substring(call.indexOf(':') + 1));
    }

    Fate draw() {
        double draw = random.nextDouble();
        if (draw < behaviour.http500()) {
            return Fate.HTTP_500;
        }
        if (draw < behaviour.http500() + behaviour.reset()) {
            return Fate.RESET;
        }
        return draw < behaviour.http500() + behaviour.reset() + behaviour.timeout() ? Fate.TIMEOUT : Fate.SERVED;
    }
}
