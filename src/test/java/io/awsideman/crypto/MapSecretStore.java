package io.awsideman.crypto;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A place in memory that counts how often it was asked and fails on request. */
final class MapSecretStore implements SecretStore {
    final Map<String, byte[]> secrets = new HashMap<>();
    final AtomicInteger reads = new AtomicInteger();
    Reason failure = Reason.ABSENT;
    boolean failing;
    boolean closed;

    @Override
    public synchronized Optional<byte[]> read(String account) {
        reads.incrementAndGet();
        fail();
        return Optional.ofNullable(secrets.get(account)).map(byte[]::clone);
    }

    @Override
    public synchronized void write(String account, byte[] secret) {
        fail();
        secrets.put(account, secret.clone());
    }

    @Override
    public synchronized void delete(String account) {
        fail();
        secrets.remove(account);
    }

    private void fail() {
        if (failing) {
            throw new KeyUnavailableException(failure, "the place fails", "wait");
        }
    }

    @Override
    public String describe() {
        return "a map";
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public void close() {
        closed = true;
    }
}
