package io.awsideman.cache.backend.redis;

import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.USER_1;
import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheBackendContract;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.HookedRandom;
import io.awsideman.fixture.MovableClock;
import io.awsideman.fixture.RedisProcess;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisBackendTest implements CacheBackendContract {
    private static RedisProcess server;

    private final HookedRandom random = new HookedRandom();
    private final MovableClock clock = new MovableClock();
    private RedisBackend backend;

    @BeforeAll
    static void start() throws IOException {
        server = RedisProcess.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() throws IOException {
        server.command("FLUSHALL");
        backend = open("awsideman");
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Override
    public CacheBackend testee() {
        return backend;
    }

    @Override
    public MovableClock clock() {
        return clock;
    }

    @Override
    public HookedRandom random() {
        return random;
    }

    @Test
    void nothingIsConnectedBeforeItIsNeeded() throws IOException {
        String before = server.command("INFO", "clients");
        try (RedisBackend idle = open("awsideman")) {
            assertThat(idle.location()).isEqualTo("redis://127.0.0.1:" + server.port() + "/0 (awsideman)");
            assertThat(idle.exposures()).isEmpty();
            assertThat(server.command("INFO", "clients").lines().filter(line -> line.startsWith("connected_clients")))
                    .isEqualTo(before.lines()
                            .filter(line -> line.startsWith("connected_clients"))
                            .toList());
        }
    }

    @Test
    void namesSayNothingOfWhatIsCachedAndAreInOneSlotOfACluster() throws IOException {
        put(CacheKey.of(ALICE, "user", "describe", "alice@example.com").address(), Duration.ofHours(1));
        backend.generations(USERS.generationPrefixes(), true);

        String keys = server.command("KEYS", "*");

        assertThat(keys.lines().filter(line -> line.startsWith("{")))
                .hasSizeGreaterThan(5)
                .allMatch(key -> key.startsWith("{awsideman}:1:"));
        assertThat(keys).doesNotContain("alice").doesNotContain("user");
    }

    @Test
    void theServerDropsEntriesAndTokensItselfButNotTheRoot() throws IOException {
        put(USERS.address(), Duration.ofHours(1));
        put(USER_1.address(), Duration.ofHours(-1));
        backend.generations(USERS.generationPrefixes(), true);
        Keys keys = new Keys("awsideman");

        assertThat(millis(server.command("PTTL", keys.entry(USERS.address())))).isBetween(3_500_000L, 3_600_000L);
        assertThat(millis(server.command("PTTL", keys.token(PREFIX)))).isGreaterThan(2_000_000_000L);
        assertThat(millis(server.command("PTTL", keys.root()))).isEqualTo(-1);
    }

    @Test
    void serverThatHasRemovedAKeyCannotTellWhatItHasForgotten() throws IOException {
        server.command("CONFIG", "RESETSTAT");
        assertThat(backend.latestForgottenChange())
                .as("what it was told before it was started")
                .isBetween(clock.instant().minus(Duration.ofHours(1)), clock.instant());
        backend.generations(List.of(PREFIX), true);
        assertThat(backend.latestForgottenChange()).isBeforeOrEqualTo(clock.instant());

        server.command("DEL", "anything");

        assertThat(backend.latestForgottenChange()).isEqualTo(Instant.MAX);
    }

    @Test
    void otherPrefixesAndDatabasesAreOtherCaches() {
        put(USERS.address(), Duration.ofHours(1));
        RedisServer other = RedisServer.of(URI.create(server.url() + "/3"));
        try (RedisBackend theirs = open("theirs");
                RedisBackend elsewhere = new RedisBackend(
                        new RedisSettings(
                                other, () -> null, null, "awsideman", Duration.ofSeconds(1), Duration.ofSeconds(5)),
                        Duration.ZERO,
                        clock,
                        random)) {
            assertThat(theirs.read(USERS.address()).data()).isNull();
            assertThat(elsewhere.read(USERS.address()).data()).isNull();
            assertThat(theirs.clear(null)).isZero();
            elsewhere.putAll(Map.of(USERS.address(), entry(Duration.ofHours(1))));
            assertThat(elsewhere.clear(null)).isEqualTo(1);
        }

        assertThat(backend.read(USERS.address()).data()).isEqualTo(bytes("value"));
    }

    private RedisBackend open(String prefix) {
        RedisSettings settings = new RedisSettings(
                RedisServer.of(URI.create(server.url())),
                () -> null,
                null,
                prefix,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5));
        return new RedisBackend(settings, Duration.ZERO, clock, random);
    }

    private void put(EntryAddress address, Duration keep) {
        backend.putAll(Map.of(address, entry(keep)));
    }

    private EncodedEntry entry(Duration keep) {
        return new EncodedEntry(
                bytes("value"), "test", clock.instant(), clock.instant().plus(keep));
    }

    private static long millis(String integer) {
        return Long.parseLong(integer.substring(1).strip());
    }
}
