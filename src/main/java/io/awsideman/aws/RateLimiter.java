package io.awsideman.aws;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Lets every attempt of a request wait until the service's rate allows it: a token bucket that holds one second's worth, shared
 * by all threads. AWS allows all Identity Center APIs together 20 requests a second (IAM Identity Center quotas); waiting here
 * is quicker than being throttled there.
 */
final class RateLimiter implements ExecutionInterceptor {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final double perSecond;
    private final LongSupplier nanoTime;
    private final LongConsumer sleepNanos;
    private double available;
    private long asOf;

    RateLimiter(double perSecond) {
        this(perSecond, System::nanoTime, LockSupport::parkNanos);
    }

    /**
     * @param nanoTime a clock that only goes forward
     * @param sleepNanos waits about that long
     */
    RateLimiter(double perSecond, LongSupplier nanoTime, LongConsumer sleepNanos) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.sleepNanos = sleepNanos;
        this.available = Math.max(1, perSecond);
        this.asOf = nanoTime.getAsLong();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        acquire();
    }

    /** Waits for the turn of one request; turns are given in the order of asking. */
    void acquire() {
        long turn = reserve();
        while (nanoTime.getAsLong() - turn < 0) {
            if (Thread.currentThread().isInterrupted()) {
                throw AbortedException.create("interrupted while waiting for the request rate");
            }
            sleepNanos.accept(turn - nanoTime.getAsLong());
        }
    }

    /** Takes one token, on credit if there is none, and returns when it will have been earned. */
    private synchronized long reserve() {
        long now = nanoTime.getAsLong();
        available = Math.min(Math.max(1, perSecond), available + (now - asOf) / NANOS * perSecond);
        asOf = now;
        available -= 1;
        return available >= 0 ? now : now + (long) (-available / perSecond * NANOS);
    }
}
