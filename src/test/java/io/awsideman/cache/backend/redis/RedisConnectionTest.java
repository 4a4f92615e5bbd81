package io.awsideman.cache.backend.redis;

import static io.awsideman.cache.GenerationContract.PREFIX;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.fixture.FaultyLink;
import io.awsideman.fixture.MovableClock;
import io.awsideman.fixture.RedisProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to the server: who may come in, what happens when it is cut, and what is never told. */
class RedisConnectionTest {
    private static final String PASSWORD = "hunter2-geheim";

    private final MovableClock clock = new MovableClock();
    private RedisProcess server;
    private FaultyLink link;

    @BeforeEach
    void start() throws IOException {
        server = RedisProcess.start();
        link = new FaultyLink(server.port());
    }

    @AfterEach
    void stop() {
        link.close();
        server.close();
    }

    @Test
    void userOfAnAccessControlListNeedsNoMoreThanIsDocumented() throws IOException {
        server.command(
                "ACL",
                "SETUSER",
                "cache",
                "on",
                ">" + PASSWORD,
                "~{awsideman}:*",
                "-@all",
                "+@read",
                "+@write",
                "+@transaction",
                "+@connection",
                "+info");
        try (RedisBackend backend = open("redis://cache@127.0.0.1:" + server.port(), PASSWORD)) {
            backend.generations(USERS.generationPrefixes(), true);
            backend.putAll(Map.of(USERS.address(), entry()));
            backend.bump(List.of(PREFIX), "writer", clock.instant().plusSeconds(60));
            backend.seal("aes256:1");
            backend.sweep(stored -> Optional.of(List.of()), false);

            assertThat(backend.read(USERS.address()).data()).isEqualTo(bytes("value"));
            assertThat(backend.clear(null)).isEqualTo(1);
            assertThat(backend.health().available()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "redis://cache@127.0.0.1, wrong-" + PASSWORD + ", WRONGPASS",
        "redis://127.0.0.1, wrong-" + PASSWORD + ", WRONGPASS",
        "redis://127.0.0.1, , NOAUTH",
        "redis://reader@127.0.0.1, " + PASSWORD + ", NOPERM",
    })
    void whoMayNotComeInIsToldSoWithoutThePassword(String url, @Nullable String password, String expected)
            throws IOException {
        server.command("ACL", "SETUSER", "reader", "on", ">" + PASSWORD, "~*", "+@read");
        server.command("CONFIG", "SET", "requirepass", PASSWORD);
        try (RedisBackend backend = open(url + ":" + server.port(), password)) {
            BackendUnavailableException refused =
                    catchThrowableOfType(BackendUnavailableException.class, () -> backend.read(USERS.address()));

            assertThat(refused).hasMessageContaining(expected);
            assertThat(refused.remedy()).contains("user and the password");
            assertThat(allOf(refused)).doesNotContain(PASSWORD);
            assertThat(backend.health().detail()).contains(expected).doesNotContain(PASSWORD);
            assertThat(backend.location()).doesNotContain(PASSWORD);
        }
    }

    @Test
    void passwordThatCannotBeHadIsAFailureOfTheCacheOnly() {
        RedisSettings settings = new RedisSettings(
                RedisServer.of(URI.create(server.url())),
                () -> {
                    throw new AdminException(FailureKind.CONFIGURATION, "no such file", "write it");
                },
                null,
                "awsideman",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        try (RedisBackend backend = new RedisBackend(settings, Duration.ZERO, clock, new SecureRandom())) {
            assertThatThrownBy(() -> backend.read(USERS.address()))
                    .isInstanceOfSatisfying(BackendUnavailableException.class, e -> {
                        assertThat(e).hasMessageContaining("no such file");
                        assertThat(e.remedy()).isEqualTo("write it");
                    });
        }
    }

    @Test
    void readIsOneRoundTrip() {
        try (RedisBackend backend = open("redis://127.0.0.1:" + link.port(), null)) {
            backend.generations(USERS.generationPrefixes(), true);
            backend.putAll(Map.of(USERS.address(), entry()));
            long before = commands();

            backend.read(USERS.address());

            assertThat(commands() - before).as("MGET and HGETALL").isEqualTo(2 + 1);
            assertThat(link.connections()).isEqualTo(1);
        }
    }

    @Test
    void connectionThatWasCutIsOpenedAnewAndTheFailureIsAPassingOne() {
        try (RedisBackend backend = open("redis://127.0.0.1:" + link.port(), null)) {
            backend.putAll(Map.of(USERS.address(), entry()));
            link.reset();
            assertThatThrownBy(() -> backend.read(USERS.address()))
                    .isInstanceOfSatisfying(BackendUnavailableException.class, e -> assertThat(e.isPassing())
                            .isTrue());
            link.restore();

            assertThat(backend.read(USERS.address()).data()).isEqualTo(bytes("value"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "silent", "reset"})
    void deadServerIsAskedOnceAndThenLeftAloneForAMoment(String fault) throws IOException {
        int port = fault.equals("refused") ? server.port() : link.port();
        switch (fault) {
            case "refused" -> server.stop();
            case "silent" -> link.silence();
            default -> link.reset();
        }
        try (RedisBackend backend = open("redis://127.0.0.1:" + port, null)) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> backend.read(USERS.address()))
                        .isInstanceOfSatisfying(BackendUnavailableException.class, e -> {
                            assertThat(e.isPassing()).isFalse();
                            assertThat(e.remedy()).contains("redis_url");
                        });
            }
            assertThat(backend.health().available()).isFalse();
            assertThat(link.connections()).isLessThanOrEqualTo(1);
            link.restore();
            if (fault.equals("refused")) {
                server.startAgain();
                assertThatThrownBy(() -> backend.read(USERS.address())).isInstanceOf(BackendUnavailableException.class);
            }
            clock.advance(Duration.ofSeconds(3));

            assertThat(backend.health().available()).isTrue();
        }
    }

    @Test
    void answersThatAreLostAreAFailureAndTheNextOnesAreNotTakenForThem() {
        try (RedisBackend backend = open("redis://127.0.0.1:" + link.port(), null)) {
            backend.putAll(Map.of(USERS.address(), entry()));
            link.silence();
            assertThatThrownBy(() -> backend.counters()).isInstanceOf(BackendUnavailableException.class);
            link.restore();
            clock.advance(Duration.ofSeconds(3));

            assertThat(backend.read(USERS.address()).data()).isEqualTo(bytes("value"));
            assertThat(backend.stats().entries()).isEqualTo(1);
        }
    }

    private long commands() {
        try {
            String stats = server.command("INFO", "stats");
            return Long.parseLong(stats.lines()
                    .filter(line -> line.startsWith("total_commands_processed:"))
                    .map(line -> line.substring(line.indexOf(':') + 1))
                    .findFirst()
                    .orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RedisBackend open(String url, @Nullable String password) {
        RedisSettings settings = new RedisSettings(
                RedisServer.of(URI.create(url)),
                () -> password,
                null,
                "awsideman",
                Duration.ofMillis(500),
                Duration.ofMillis(500));
        return new RedisBackend(settings, Duration.ZERO, clock, new SecureRandom());
    }

    private EncodedEntry entry() {
        return new EncodedEntry(bytes("value"), clock.instant(), clock.instant().plusSeconds(60));
    }

    private static String allOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
