package io.awsideman.cache.backend.redis;

import static io.awsideman.cache.GenerationContract.PREFIX;
import static io.awsideman.cache.Samples.DOMAIN;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.HookedRandom;
import io.awsideman.fixture.MovableClock;
import io.awsideman.fixture.RedisProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a server loses, and however it comes back: what it still has makes nothing stale. */
class RedisLossTest {
    private static final Duration SETTLE = Duration.ofMinutes(30);
    private static final List<String> PREFIXES = USERS.generationPrefixes();

    private final Keys keys = new Keys("test");
    private final MovableClock clock = new MovableClock();
    private final HookedRandom random = new HookedRandom();
    private final List<RedisBackend> opened = new ArrayList<>();
    private RedisProcess server;
    private RedisBackend backend;

    @BeforeEach
    void start() throws IOException {
        server = RedisProcess.start();
        backend = open();
    }

    @AfterEach
    void stop() {
        opened.forEach(RedisBackend::close);
        server.close();
    }

    @Test
    void tokenThatIsLostInvalidatesWhatDependsOnItAndNothingElse() throws IOException {
        Map<String, Generation> before = create().tokens();

        server.command("DEL", keys.token(PREFIX));

        assertThat(read().tokens()).hasSize(before.size() - 1).doesNotContainKey(PREFIX);
        Map<String, Generation> after = create().tokens();
        assertThat(after.get(PREFIX)).isNotEqualTo(before.get(PREFIX));
        assertThat(after.get(DOMAIN)).isEqualTo(before.get(DOMAIN));
    }

    @Test
    void rootThatIsLostTakesAllTokensWithItAndIsSucceededByOneThatHoldsForAsLongAsAWriteSettles() throws IOException {
        Set<Generation> before = new HashSet<>(create().tokens().values());
        clock.advance(SETTLE);
        backend.bump(List.of(PREFIX), "writer", clock.instant().plus(SETTLE));

        server.command("DEL", keys.root());

        assertThat(read().tokens()).isEmpty();
        assertThat(create().tokens().values()).doesNotContainAnyElementsOf(before);
        assertThat(read().hotUntil()).isEqualTo(clock.instant().plus(SETTLE));
        assertThat(backend.generations(List.of(DOMAIN), false).hotUntil())
                .isEqualTo(clock.instant().plus(SETTLE));
        clock.advance(SETTLE);
        assertThat(create().hotUntil()).isBeforeOrEqualTo(clock.instant());
    }

    @Test
    void serverThatWasFlushedMayHaveLostTheMarkOfAWrite() throws IOException {
        backend.bump(List.of(PREFIX), "writer", clock.instant().plus(SETTLE));

        server.command("FLUSHALL");

        assertThat(create().hotUntil()).isEqualTo(clock.instant().plus(SETTLE));
    }

    @Test
    void serverThatHasRunForAWhileAndNeverRemovedAKeyHadNothingToLose() throws IOException {
        Pattern young = Pattern.compile("(?s).*uptime_in_seconds:[01]\r.*");
        while (young.matcher(server.command("INFO", "server")).matches()) {
            Thread.onSpinWait();
        }

        assertThat(open(Duration.ofMillis(1)).generations(PREFIXES, true).hotUntil())
                .isEqualTo(Instant.EPOCH);
        server.command("DEL", keys.root());
        assertThat(open(Duration.ofMillis(1)).generations(PREFIXES, true).hotUntil())
                .isAfter(clock.instant());
    }

    @Test
    void serverThatHasJustBeenStartedMayHaveLostEverything() throws IOException {
        create();
        server.stop();
        server.startAgain();

        assertThatThrownBy(this::read).isInstanceOf(BackendUnavailableException.class);
        assertThat(read()).isEqualTo(GenerationSnapshot.none());
        assertThat(create().hotUntil()).isEqualTo(clock.instant().plus(SETTLE));
    }

    @Test
    void whatAServerBringsBackFromAnEarlierRunDoesNotCount() throws IOException {
        backend.putAll(Map.of(
                USERS.address(),
                new EncodedEntry(bytes("old"), clock.instant(), clock.instant().plusSeconds(60))));
        create();
        List<String> restored = new ArrayList<>();
        for (String prefix : PREFIXES) {
            restored.addAll(List.of(keys.token(prefix), value(server.command("GET", keys.token(prefix)))));
        }
        String identity = value(server.command("HGET", keys.root(), Root.IDENTITY));
        assertThat(restored.get(1)).startsWith(identity.substring(0, 32));
        backend.bump(List.of(PREFIX), "writer", clock.instant());

        server.stop();
        server.startAgain();
        for (int i = 0; i < restored.size(); i += 2) {
            server.command("SET", restored.get(i), restored.get(i + 1));
        }
        server.command("HSET", keys.root(), Root.IDENTITY, identity, Root.SEAL, "aes256:1");

        RedisBackend later = open();
        GenerationSnapshot seen = later.read(USERS.address()).generations();
        assertThat(seen.tokens()).isEmpty();
        assertThat(seen.seal()).isEqualTo("aes256:1");
        assertThat(later.generations(PREFIXES, true).tokens()).hasSameSizeAs(PREFIXES);
        assertThat(server.command("GET", keys.token(PREFIX))).doesNotContain(identity.substring(0, 32));
    }

    @Test
    void invalidationIsRepeatedIfTheRootIsLostBetweenTheMarkAndTheToken() {
        create();
        Instant until = clock.instant().plus(SETTLE).plusSeconds(60);
        random.beforeNextToken(() -> command("DEL", keys.root()));

        backend.bump(List.of(PREFIX), "writer", until);

        assertThat(backend.generations(List.of(PREFIX), false).hotUntil()).isEqualTo(until);
        assertThat(backend.generations(List.of(PREFIX), false).tokens()).containsOnlyKeys(PREFIX);
    }

    @Test
    void whoCreatesATokenAtOnceWithOthersIsToldTheOneThatStays() throws Exception {
        Set<Generation> told = new HashSet<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<GenerationSnapshot>> asked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                RedisBackend own = open();
                asked.add(threads.submit(() -> own.generations(List.of(PREFIX), true)));
            }
            for (Future<GenerationSnapshot> answer : asked) {
                told.addAll(answer.get().tokens().values());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(told).containsExactlyElementsOf(read().tokens().values());
    }

    @Test
    void clearingForgetsTheTokensAtOnceAndLeavesTheMarks() throws IOException {
        create();
        Instant until = clock.instant().plus(SETTLE).plusSeconds(60);
        backend.bump(List.of(PREFIX), "writer", until);
        String token = value(server.command("GET", keys.token(DOMAIN)));

        backend.clear(null);
        server.command("SET", keys.token(DOMAIN), token);

        assertThat(read().tokens()).as("one that was read before is none").isEmpty();
        assertThat(read().hotUntil()).isEqualTo(until);
    }

    @Test
    void serverThatIsFullLosesTheTokensThatItCannotReplace() throws IOException {
        create();
        server.command("CONFIG", "SET", "maxmemory", "1");

        assertThatThrownBy(() ->
                        backend.bump(List.of(PREFIX), "writer", clock.instant().plusSeconds(60)))
                .isInstanceOfSatisfying(BackendUnavailableException.class, e -> {
                    assertThat(e).hasMessageContaining("OOM");
                    assertThat(e.remedy()).contains("memory");
                });
        assertThat(read().tokens()).hasSize(PREFIXES.size() - 1).doesNotContainKey(PREFIX);

        backend.bump(List.of(DOMAIN), "writer", clock.instant());
        assertThat(read().tokens()).hasSize(PREFIXES.size() - 2).doesNotContainKey(DOMAIN);
    }

    private GenerationSnapshot create() {
        return backend.generations(PREFIXES, true);
    }

    private GenerationSnapshot read() {
        return backend.generations(PREFIXES, false);
    }

    private void command(String... words) {
        try {
            server.command(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RedisBackend open() {
        return open(SETTLE);
    }

    private RedisBackend open(Duration settleTime) {
        RedisSettings settings = new RedisSettings(
                RedisServer.of(URI.create(server.url())),
                () -> null,
                null,
                "test",
                Duration.ofSeconds(1),
                Duration.ofSeconds(5));
        RedisBackend own =
                new RedisBackend(settings, settleTime, clock, opened.isEmpty() ? random : new SecureRandom());
        opened.add(own);
        return own;
    }

    /** The text in the answer to a command that gives one. */
    private static String value(String answer) {
        return answer.lines().skip(1).findFirst().orElseThrow();
    }
}
