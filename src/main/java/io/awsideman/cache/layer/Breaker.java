package io.awsideman.cache.layer;

import io.awsideman.cache.BreakerState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether it is worth asking something that has failed: not for a while after several failures in a row, or after one
 * when nobody was there. The failures are kept in a file from the first one to the next success, because most processes end before they have met several. A file
 * that cannot be read or written makes a process ask in vain, and nothing worse; so does one that two processes write at once.
 */
final class Breaker {
    private static final String FILE = "breaker";
    private static final String CONTENT = "1 (\\d{1,9}) (\\d{1,15})\n";

    private final int failureThreshold;
    private final Duration recovery;
    private final InstantSource clock;
    private final LocalState memory;
    private boolean remembered;
    private boolean kept;
    private int failures;
    private Instant nextTrial = Instant.EPOCH;

    Breaker(int failureThreshold, Duration recovery, InstantSource clock, LocalState memory) {
        this.failureThreshold = failureThreshold;
        this.recovery = recovery;
        this.clock = clock;
        this.memory = memory;
    }

    /**
     * Whether to ask now. After the recovery time one caller is told yes, and the others wait for what it finds. So is who was
     * told no before, once another process has found all well again.
     */
    synchronized boolean mayTry() {
        remember();
        Instant now = clock.instant();
        if (isOpen(now)) {
            if (!kept || memory.recall(FILE).length > 0) {
                return false;
            }
            failures = 0;
        }
        if (failures >= failureThreshold) {
            nextTrial = now.plus(recovery);
            keep();
        }
        return true;
    }

    synchronized void succeeded() {
        remember();
        if (failures > 0) {
            failures = 0;
            memory.forget(FILE);
        }
    }

    /** @param dead whether nobody is there, which makes any further failure superfluous */
    synchronized void failed(boolean dead) {
        remember();
        failures = dead ? Math.max(failures + 1, failureThreshold) : failures + 1;
        if (failures >= failureThreshold) {
            nextTrial = clock.instant().plus(recovery);
        }
        keep();
    }

    synchronized BreakerState state() {
        remember();
        if (failures < failureThreshold) {
            return new BreakerState(BreakerState.Phase.CLOSED, failures, null);
        }
        boolean open = isOpen(clock.instant());
        return new BreakerState(open ? BreakerState.Phase.OPEN : BreakerState.Phase.HALF_OPEN, failures, nextTrial);
    }

    /** A trial further away than the recovery time was set by a clock that has been set back since. */
    private boolean isOpen(Instant now) {
        return failures >= failureThreshold && now.isBefore(nextTrial) && !nextTrial.isAfter(now.plus(recovery));
    }

    private void remember() {
        if (remembered) {
            return;
        }
        remembered = true;
        byte[] found = memory.recall(FILE);
        if (found.length == 0) {
            return; // all is well, as nearly always
        }
        Matcher content = Pattern.compile(CONTENT).matcher(new String(found, StandardCharsets.US_ASCII));
        if (content.matches()) {
            failures = Integer.parseInt(content.group(1));
            nextTrial = Instant.ofEpochMilli(Long.parseLong(content.group(2)));
            kept = true;
        }
    }

    private void keep() {
        String content = "1 " + failures + " " + nextTrial.toEpochMilli() + "\n";
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
        memory.remember(FILE, bytes);
        kept = Arrays.equals(memory.recall(FILE), bytes);
    }
}
