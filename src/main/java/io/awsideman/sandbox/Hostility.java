package io.awsideman.sandbox;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;

/** Plays the behaviour: waits, refuses, draws what goes wrong. */
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
    private final Random random;
    private final Sleeper sleeper;

    Hostility(SandboxBehaviour behaviour, Random random, Sleeper sleeper) {
        this.behaviour = behaviour;
        this.random = random;
        this.sleeper = sleeper;
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

    /** Whether a call is to be refused, altogether or for the account or group that it is about. */
    boolean denies(Call call) {
        Set<String> denied = behaviour.denied();
        return names(denied, call.name())
                || (denied.stream().anyMatch(operation -> operation.indexOf(SandboxBehaviour.OF_SUBJECT) > 0)
                        && names(denied, call.name() + SandboxBehaviour.OF_SUBJECT + call.subject()));
    }

    /** Whether a call is to be throttled however often it is made. */
    boolean throttles(String call) {
        return names(behaviour.throttled(), call);
    }

    private static boolean names(Set<String> operations, String call) {
        return operations.contains(call) || operations.contains(call.substring(call.indexOf(':') + 1));
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

    /** Whether a page is to be answered without its rows, which the next one then has. */
    boolean emptiesPage() {
        return behaviour.emptyPages() > 0 && random.nextDouble() < behaviour.emptyPages();
    }
}
