package io.awsideman.cache.layer;

import static io.awsideman.cache.Samples.DOMAIN;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.USER_1;
import static io.awsideman.cache.Samples.bytes;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheBackendContract;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.FaultyBackend;
import io.awsideman.cache.Generation;
import io.awsideman.cache.HookedRandom;
import io.awsideman.cache.JournalState;
import io.awsideman.cache.Snapshot;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.fixture.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalingBackendTest implements CacheBackendContract {
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    @TempDir
    Path home = Path.of("");

    private final HookedRandom random = new HookedRandom();
    private final MovableClock clock = new MovableClock();
    private final List<String> warnings = new ArrayList<>();
    private final FaultyBackend faulty = new FaultyBackend(new MemoryBackend(1_000_000, clock, random));
    private Path state = Path.of("");
    private JournalingBackend backend = process();

    @BeforeEach
    void start() {
        state = home.resolve("deep/state");
        backend = process();
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
    void peaceWritesNothing() {
        store(USERS.address());
        backend.bump(List.of(PREFIX), "writer", in(DEADLINE));
        backend.read(USERS.address());
        backend.close();

        assertThat(home).isEmptyDirectory();
        assertThat(faulty.calls()).containsExactly("generations", "putAll", "bump", "read", "close");
    }

    @Test
    void whatCannotBeDeliveredIsNotedAndDeliveredBeforeTheNextProcessReads() {
        Generation before = store(USERS.address());
        faulty.failOn("bump");
        backend.bump(List.of(PREFIX), "writer", clock.instant());
        assertThat(backend.health().journal())
                .isEqualTo(new JournalState(1, clock.instant().truncatedTo(MILLIS), false));

        faulty.heal();
        Snapshot seen = process().read(USERS.address());

        assertThat(seen.generations().tokens().get(PREFIX)).isNotNull().isNotEqualTo(before);
        assertThat(seen.generations().hotUntil()).isEqualTo(Instant.EPOCH);
        assertThat(state).isEmptyDirectory();
        assertThat(backend.health().journal()).isEqualTo(JournalState.empty());
        assertThat(warnings).isEmpty();
    }

    @Test
    void untilItIsDeliveredWhatItTouchesIsHotAndNothingElse() {
        store(USERS.address());
        store(GROUPS.address());
        faulty.failOn("bump");
        backend.bump(List.of(PREFIX), "writer", clock.instant());

        JournalingBackend next = process();
        Map<?, Snapshot> all = next.readAll(List.of(USERS.address(), GROUPS.address()));

        for (Snapshot users : List.of(next.read(USERS.address()), Objects.requireNonNull(all.get(USERS.address())))) {
            assertThat(users.data()).isNull();
            assertThat(users.generations().hotUntil()).isAfter(in(Duration.ofDays(10_000)));
        }
        for (Snapshot groups :
                List.of(next.read(GROUPS.address()), Objects.requireNonNull(all.get(GROUPS.address())))) {
            assertThat(groups.data()).isNotNull();
            assertThat(groups.generations().hotUntil()).isEqualTo(Instant.EPOCH);
        }
        assertThat(next.generations(USER_1.generationPrefixes(), true).hotUntil())
                .isAfter(in(DEADLINE));
        assertThat(next.generations(GROUPS.generationPrefixes(), true).tokens()).isNotEmpty();
        assertThat(warnings).singleElement().asString().contains("memory", "could not be announced");
    }

    @Test
    void delayedDeliveryOfAWriteThatMayStillGoOnMarksItUntilItsDeadline() {
        store(USERS.address());
        faulty.failOn("bump");
        backend.bump(List.of(PREFIX), "killed", in(DEADLINE));
        faulty.heal();
        clock.advance(Duration.ofMinutes(1));

        Snapshot seen = process().read(USERS.address());

        assertThat(seen.generations().hotUntil())
                .isEqualTo(in(DEADLINE.minusMinutes(1)).truncatedTo(MILLIS));
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void deliveryAfterTheDeadlineInvalidatesAndMarksNothing() {
        Generation before = store(USERS.address());
        faulty.failOn("bump");
        backend.bump(List.of(PREFIX), "killed", in(DEADLINE));
        faulty.heal();
        clock.advance(DEADLINE);

        Snapshot seen = process().read(USERS.address());

        assertThat(seen.generations().hotUntil()).isEqualTo(Instant.EPOCH);
        assertThat(seen.generations().tokens().get(PREFIX)).isNotEqualTo(before);
    }

    @Test
    void endOfAWriteTakesThePlaceOfItsBeginning() throws IOException {
        faulty.failOn("bump");
        backend.bump(List.of(PREFIX), "writer-1", in(DEADLINE));
        backend.bump(List.of(PREFIX), "writer-2", in(DEADLINE));
        clock.advance(Duration.ofSeconds(1));
        backend.bump(List.of(PREFIX), "writer-1", in(Duration.ofSeconds(3)));

        assertThat(records()).hasSize(2);
        faulty.heal();
        backend.bump(List.of(PREFIX), "writer-1", clock.instant());
        assertThat(records()).singleElement().asString().contains("/writer-2.");
    }

    @Test
    void recordLeavesOnlyAfterItsDelivery() {
        store(USERS.address());
        faulty.failOn("bump");
        backend.bump(List.of(PREFIX), "writer", clock.instant());
        backend.bump(List.of(DOMAIN + "/group"), "writer", clock.instant());

        JournalingBackend next = process();
        next.read(USERS.address());
        next.read(USERS.address());

        assertThat(backend.health().journal().changes()).isEqualTo(2);
        assertThat(faulty.calls().stream().filter("bump"::equals))
                .as("not at every read")
                .hasSize(3);
        clock.advance(Duration.ofSeconds(5));
        faulty.heal();
        assertThat(next.read(USERS.address()).generations().hotUntil()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void killInTheMiddleOfADeliveryLosesNothing() {
        Generation before = store(USERS.address());
        faulty.failOn("bump");
        backend.bump(List.of(PREFIX), "writer", clock.instant());
        faulty.heal();
        Error kill = new Error("killed");
        faulty.beforeNext(() -> faulty.beforeNext(() -> {
            throw kill;
        }));
        assertThatThrownBy(() -> process().read(USERS.address())).isSameAs(kill);

        Snapshot seen = process().read(USERS.address());

        assertThat(seen.generations().tokens().get(PREFIX)).isNotEqualTo(before);
    }

    @Test
    void backendThatDoesNotAnswerIsNotAskedToTakeDeliveriesEither() {
        faulty.failOn("bump");
        backend.bump(List.of(PREFIX), "writer", clock.instant());
        faulty.failAlways();
        faulty.forgetCalls();

        assertThatThrownBy(() -> process().read(USERS.address())).isInstanceOf(BackendUnavailableException.class);

        assertThat(faulty.calls()).containsExactly("read");
    }

    @Test
    void recordThatIsTornStandsForEverythingAndLosesNoOther() throws IOException {
        Generation users = store(USERS.address());
        Generation groups = store(GROUPS.address());
        faulty.failOn("bump");
        backend.bump(List.of(PREFIX), "writer-1", clock.instant());
        backend.bump(List.of(DOMAIN + "/organization"), "writer-2", clock.instant());
        Path torn = records().stream()
                .filter(path -> path.getFileName().toString().startsWith("writer-2"))
                .findFirst()
                .orElseThrow();
        String content = Files.readString(torn);
        Files.writeString(torn, content.substring(0, content.length() - 3));

        assertThat(process().read(GROUPS.address()).generations().hotUntil()).isEqualTo(Instant.MAX);
        assertThat(backend.health().journal().everything()).isTrue();
        faulty.heal();
        JournalingBackend next = process();

        assertThat(next.read(GROUPS.address()).data()).isNull();
        assertThat(next.generations(GROUPS.generationPrefixes(), true).tokens().values())
                .doesNotContain(groups);
        assertThat(next.generations(USERS.generationPrefixes(), true).tokens().values())
                .doesNotContain(users);
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void everythingIsHotWhileTheWriteMayGoOnAndClearedAfterIt() throws IOException {
        Generation before = store(USERS.address());
        faulty.failOn("bump");
        backend.bump(List.of(PREFIX), "writer", in(DEADLINE));
        Path record = records().get(0);
        Files.delete(record);
        Files.createDirectory(
                record.resolveSibling(JournalRecord.of("w", List.of(PREFIX), clock.instant(), in(DEADLINE))
                        .ofEverything()
                        .fileName()));
        faulty.heal();

        assertThat(process().read(GROUPS.address()).generations().hotUntil()).isEqualTo(Instant.MAX);
        clock.advance(DEADLINE.minusSeconds(1));
        assertThat(process().read(GROUPS.address()).generations().hotUntil()).isEqualTo(Instant.MAX);
        assertThat(faulty.calls()).doesNotContain("clear");
        clock.advance(Duration.ofSeconds(1));
        assertThat(process().read(GROUPS.address()).generations().hotUntil()).isEqualTo(Instant.EPOCH);

        assertThat(faulty.calls()).contains("clear");
        assertThat(backend.generations(List.of(PREFIX), true).tokens().values()).doesNotContain(before);
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void everythingOfAClockThatWasSetBackIsHotForAnHourAndNotLonger() throws IOException {
        faulty.failOn("bump");
        backend.bump(List.of(PREFIX), "writer", in(DEADLINE));
        Files.writeString(records().get(0), "torn");
        clock.advance(Duration.ofHours(-5));
        faulty.heal();

        assertThat(process().read(GROUPS.address()).generations().hotUntil()).isEqualTo(Instant.MAX);
        clock.advance(CacheBackend.MAX_MARK);
        assertThat(process().read(GROUPS.address()).generations().hotUntil()).isEqualTo(Instant.EPOCH);
    }

    /** Whoever delivers forgets after the backend knows; so a reader that looks at the journal last may miss both. */
    @Test
    void deliveryWhileTheBackendAnswersIsNotMissed() {
        Generation before = store(USERS.address());
        faulty.failOn("bump");
        backend.bump(List.of(PREFIX), "writer", clock.instant());
        faulty.heal();
        boolean[] delivered = {false};
        CacheBackend slow = new SurroundedBackend(faulty) {
            @Override
            <T> T around(Request request, Supplier<T> action) {
                T answer = action.get();
                if (!delivered[0]) {
                    delivered[0] = true;
                    process().read(USERS.address());
                }
                return answer;
            }
        };

        Snapshot seen = new JournalingBackend(slow, memory(), clock, warnings::add).read(USERS.address());

        assertThat(state).isEmptyDirectory();
        assertThat(seen.generations().tokens().get(PREFIX)).isNotNull().isNotEqualTo(before);
    }

    @Test
    void moreChangesThanCanBeDeliveredOneByOneAreDeliveredAsOne() {
        store(USERS.address());
        faulty.failOn("bump");
        for (int i = 0; i <= Journal.MOST_RECORDS; i++) {
            backend.bump(List.of(DOMAIN + "/user:describe:" + i), "writer-" + i, clock.instant());
        }
        faulty.heal();
        faulty.forgetCalls();

        assertThat(process().read(USERS.address()).data()).isNull();

        assertThat(faulty.calls()).containsExactly("read", "clear", "read");
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void journalThatCannotBeReadStandsForEverything() throws IOException {
        store(USERS.address());
        faulty.failOn("bump");
        backend.bump(List.of(DOMAIN + "/group"), "writer", clock.instant());
        Path folder = records().get(0).getParent();
        Path aside = Files.move(folder, home.resolve("aside"));
        Files.writeString(folder, "a file where the folder should be");
        faulty.heal();

        assertThat(process().read(USERS.address()).generations().hotUntil()).isEqualTo(Instant.MAX);
        assertThat(process().health().journal()).isEqualTo(new JournalState(0, null, true));
        assertThat(warnings).isNotEmpty();

        Files.delete(folder);
        Files.move(aside, folder);
        assertThat(process().read(USERS.address()).data()).isNotNull();
    }

    @Test
    void journalBelongsToItsOwnerAloneAndItsNamesSayNothing() throws IOException {
        faulty.failOn("bump");
        backend.bump(List.of(DOMAIN + "/user:describe:alice@example.com"), "writer", clock.instant());

        try (Stream<Path> files = Files.walk(home.resolve("deep"))) {
            assertThat(files).hasSize(4).allSatisfy(path -> {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
                assertThat(path.toString()).doesNotContain("alice");
            });
        }
    }

    @Test
    void closingWarnsOfWhatOthersHaveNotBeenTold() {
        faulty.failOn("bump");
        backend.bump(List.of(PREFIX), "writer", in(DEADLINE));
        assertThat(warnings).as("its end may still succeed").isEmpty();
        backend.bump(List.of(PREFIX), "writer", clock.instant());

        backend.close();

        assertThat(warnings).singleElement().asString().contains("could not be announced", "memory");
    }

    private List<Path> records() throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(path -> path.toString().endsWith(".change")).toList();
        }
    }

    /** Stores something under the key and tells the token of its resource type. */
    private Generation store(EntryAddress key) {
        Map<String, Generation> tokens =
                backend.generations(key.prefixes(), true).tokens();
        backend.putAll(Map.of(key, new EncodedEntry(bytes("value"), clock.instant(), in(DEADLINE))));
        return Objects.requireNonNull(tokens.get(key.prefixes().get(3)));
    }

    private Instant in(Duration time) {
        return clock.instant().plus(time);
    }

    private JournalingBackend process() {
        return new JournalingBackend(faulty, memory(), clock, warnings::add);
    }

    private LocalState memory() {
        return LocalState.in(state, "memory");
    }
}
