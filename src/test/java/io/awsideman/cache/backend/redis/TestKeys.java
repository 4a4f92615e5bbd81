package io.awsideman.cache.backend.redis;

import io.awsideman.fixture.RedisProcess;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Keys of a test's own in the server that all tests of the process share. */
public final class TestKeys {
    private final String prefix = UUID.randomUUID().toString();

    /** A backend over them that is patient with computers that are busy. */
    public RedisBackend backend(Clock clock, RandomGenerator random) {
        RedisSettings settings = new RedisSettings(
                RedisServer.of(URI.create(RedisProcess.shared().url())),
                () -> null,
                null,
                prefix,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20));
        return new RedisBackend(settings, Duration.ZERO, clock, random);
    }
}
