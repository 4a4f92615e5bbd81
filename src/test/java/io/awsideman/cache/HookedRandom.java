package io.awsideman.cache;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Randomness that lets something happen just before a token is made. */
public final class HookedRandom implements RandomGenerator {
    private final SecureRandom delegate = new SecureRandom();
    private volatile Runnable hook = () -> {};

    /** Runs before the next token is made, once. */
    public void beforeNextToken(Runnable action) {
        hook = action;
    }

    @Override
    public long nextLong() {
        return delegate.nextLong();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        Runnable first = hook;
        hook = () -> {};
        first.run();
        delegate.nextBytes(bytes);
    }
}
