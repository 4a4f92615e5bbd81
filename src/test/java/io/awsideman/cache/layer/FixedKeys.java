package io.awsideman.cache.layer;

import io.awsideman.crypto.Keyset;
import java.security.SecureRandom;
import java.time.Instant;

/** Keys that need no keyring, and can be rotated and counted. */
public final class FixedKeys implements Keys {
    private volatile Keyset known;
    private volatile Keyset stored;
    private volatile int reloads;

    public FixedKeys() {
        this(Keyset.generate(new SecureRandom(), Instant.EPOCH));
    }

    public FixedKeys(Keyset keyset) {
        this.known = keyset;
        this.stored = keyset;
    }

    @Override
    public Keyset keyset() {
        return known;
    }

    @Override
    public Keyset reload() {
        reloads++;
        known = stored;
        return known;
    }

    /** Another process replaces the keys; this one knows when it asks again. */
    public void replaceElsewhere(Keyset keyset) {
        stored = keyset;
    }

    public int reloads() {
        return reloads;
    }
}
