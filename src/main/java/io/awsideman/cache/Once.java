package io.awsideman.cache;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Something that happens once, whichever thread comes first. Not an {@link java.util.concurrent.atomic.AtomicBoolean}, the first
 * of which makes Java start its method handles: 60 classes and three milliseconds of every command.
 */
public final class Once {
    private final AtomicInteger times = new AtomicInteger();

    /** @return whether this is the first call */
    public boolean claim() {
        return times.compareAndSet(0, 1);
    }

    /** Whether {@link #claim} has been called. */
    public boolean isClaimed() {
        return times.get() != 0;
    }
}
