package io.awsideman.aws;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Lets every attempt of a request wait until the service's rate allows it: a token bucket shared by all threads. AWS allows all
 * Identity Center APIs together 20 requests a second (IAM Identity Center quotas); waiting here is quicker than being throttled
 * there. The bucket holds three quarters of a second's worth: requests that leave evenly arrive in bunches, since some take longer
 * on their way, and a service that allows one second's worth at once throttles none of them for that.
 *
 * <p>Others use the same quota, so AWS may allow less: each second in which it throttles takes a quarter of the rate, and a tenth of
 * what is allowed comes back each minute.
 */
final class RateLimiter implements ExecutionInterceptor {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What may be asked at once, in seconds of the rate. */
    private static final double BURST_SECONDS = 0.75;

    private static final double KEPT = 0.75;
    private static final double LEAST = 0.05;

    /** How long it takes until nothing is left of the worst that was learned. */
    static final Duration RECOVERY = Duration.ofMinutes(10);

    private final double allowed;
    private final LongSupplier nanoTime;
    private final LongConsumer sleepNanos;
    private double rate;
    private double available;
    private long asOf;
    private long slowedAt;

    RateLimiter(double perSecond) {
        this(perSecond, System::nanoTime, LockSupport::parkNanos);
    }

    /**
     * @param nanoTime a clock that only goes forward
     * @param sleepNanos waits about that long
     */
    RateLimiter(double perSecond, LongSupplier nanoTime, LongConsumer sleepNanos) {
        this.allowed = perSecond;
        this.rate = perSecond;
        this.nanoTime = nanoTime;
        this.sleepNanos = sleepNanos;
        this.available = burst();
        this.asOf = nanoTime.getAsLong();
        this.slowedAt = asOf - TimeUnit.SECONDS.toNanos(1);
    }

    /** Goes on at a rate that was learned some time ago, and without a second's worth at once. */
    synchronized void resume(double learned, Duration ago) {
        rate = Math.min(allowed, Math.max(LEAST * allowed, learned) + regained(ago.toNanos()));
        if (rate < allowed) {
            available = Math.min(available, 1);
        }
    }

    /** Is told that the service has throttled a request. */
    synchronized void throttled() {
        long now = nanoTime.getAsLong();
        earn(now);
        if (now - slowedAt >= TimeUnit.SECONDS.toNanos(1)) {
            slowedAt = now;
            rate = Math.max(LEAST * allowed, rate * KEPT);
            available = Math.min(available, 0);
        }
    }

    /** The rate at present, if it is lower than the one that is allowed. */
    synchronized OptionalDouble learned() {
        earn(nanoTime.getAsLong());
        return rate < allowed ? OptionalDouble.of(rate) : OptionalDouble.empty();
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
        earn(now);
        available -= 1;
        return available >= 0 ? now : now + (long) (-available / rate * NANOS);
    }

    private void earn(long now) {
        available = Math.min(burst(), available + (now - asOf) / NANOS * rate);
        rate = Math.min(allowed, rate + regained(now - asOf));
        asOf = now;
    }

    private double burst() {
        return Math.max(1, BURST_SECONDS * rate);
    }

    private double regained(long nanos) {
        return allowed * nanos / RECOVERY.toNanos();
    }
}
