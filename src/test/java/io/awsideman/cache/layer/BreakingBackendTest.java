package io.awsideman.cache.layer;

import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.USERS;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.BreakerState;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheBackendContract;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.CacheCounters.Counter;
import io.awsideman.cache.FaultyBackend;
import io.awsideman.cache.HookedRandom;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.fixture.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakingBackendTest implements CacheBackendContract {
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @TempDir
    Path home = Path.of("");

    private final HookedRandom random = new HookedRandom();
    private final MovableClock clock = new MovableClock();
    private final FaultyBackend faulty = new FaultyBackend(new MemoryBackend(1_000_000, clock, random));
    private Path state = Path.of("");
    private BreakingBackend backend = process(LocalState.none());

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
    void afterFiveFailuresItIsLeftAloneUntilOneTrial() {
        faulty.failAlways();
        read(8);
        assertThat(faulty.calls()).hasSize(5);

        clock.advance(RECOVERY);
        read(3);
        assertThat(faulty.calls()).hasSize(6);

        faulty.heal();
        clock.advance(RECOVERY);
        read(3);
        assertThat(faulty.calls()).hasSize(9);
    }

    @Test
    void failuresThatAreNotInARowDoNotCount() {
        for (int i = 0; i < 10; i++) {
            faulty.failAlways();
            read(4);
            faulty.heal();
            read(1);
        }

        assertThat(faulty.calls()).hasSize(50);
    }

    @Test
    void oneFailureIsEnoughWhereNobodyIsThere() {
        faulty.vanish();

        read(3);
        backend = process();
        read(3);

        assertThat(faulty.calls()).hasSize(1);
        faulty.heal();
        clock.advance(RECOVERY);
        read(1);
        assertThat(backend.health().breaker()).isEqualTo(BreakerState.closed());
    }

    @Test
    void processThatHasJustWaitedInVainDoesNotWaitAgainNotEvenToAnnounce() {
        faulty.vanish();
        read(1);

        assertThatThrownBy(this::bump).hasMessageContaining("told to be away");
        assertThat(faulty.calls()).containsExactly("read");
        clock.advance(Duration.ofSeconds(2));
        assertThatThrownBy(this::bump).hasMessageContaining("told to be away");
        assertThat(faulty.calls()).containsExactly("read", "bump");

        faulty.heal();
        backend = process();
        bump();
    }

    @Test
    void whatAnotherProcessHasFoundWellAgainIsTriedAgain() {
        faulty.vanish();
        read(1);
        BreakingBackend told = backend;
        faulty.heal();
        backend = process();
        bump();
        faulty.forgetCalls();

        backend = told;
        read(1);

        assertThat(faulty.calls()).containsExactly("read");
    }

    @Test
    void bumpIsTriedAlsoWhenEverythingElseIsNotAndItsSuccessEndsTheWaiting() {
        faulty.failAlways();
        read(6);
        faulty.heal();

        backend.bump(List.of(PREFIX), "writer", clock.instant());
        read(1);

        assertThat(faulty.calls()).hasSize(7).endsWith("bump", "read");
    }

    @Test
    void whatThePeopleAskedForIsTried() {
        faulty.failAlways();
        read(5);
        faulty.heal();

        backend.clear(ALICE.text());

        assertThat(faulty.calls()).endsWith("clear");
    }

    @Test
    void refusalNamesTheBackend() {
        faulty.failAlways();
        read(5);

        assertThatThrownBy(() -> backend.read(USERS.address()))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("memory")
                .hasMessageContaining("left alone");
    }

    @Test
    void defectOfABackendIsAFailureOfTheBackend() {
        faulty.beforeNext(() -> {
            throw new IllegalStateException("a defect");
        });

        assertThatThrownBy(() -> backend.read(USERS.address()))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("a defect");
        assertThat(backend.health().breaker().failures()).isEqualTo(1);
    }

    @Test
    void failuresAreCounted() {
        faulty.failAlways();
        read(3);
        faulty.heal();

        backend.add(CacheCounters.of(Counter.MISSES, "user:list", 3));

        assertThat(backend.counters().misses()).isEqualTo(3);
        assertThat(backend.counters().bySubject(Counter.FAILURES)).isEqualTo(Map.of("BackendUnavailableException", 3L));
    }

    @Test
    void nextProcessDoesNotWaitForTheSameDeadServer() {
        faulty.failAlways();
        for (int i = 0; i < 5; i++) {
            backend = process();
            read(1);
        }
        faulty.forgetCalls();

        backend = process();
        read(3);

        assertThat(faulty.calls()).isEmpty();
        assertThat(backend.health().breaker())
                .isEqualTo(new BreakerState(
                        BreakerState.Phase.OPEN,
                        5,
                        clock.instant().plus(RECOVERY).truncatedTo(MILLIS)));
    }

    @Test
    void oneTrialIsEnoughForAllProcesses() {
        faulty.failAlways();
        read(5);
        clock.advance(RECOVERY);
        faulty.forgetCalls();
        List<BreakingBackend> processes = List.of(process(), process(), process());
        assertThat(process().health().breaker().phase()).isEqualTo(BreakerState.Phase.HALF_OPEN);

        for (BreakingBackend process : processes) {
            backend = process;
            read(2);
        }

        assertThat(faulty.calls()).hasSize(1);
    }

    @Test
    void successLeavesNothingBehindAndPeaceWritesNothing() {
        read(3);
        assertThat(home).isEmptyDirectory();
        faulty.failAlways();
        read(5);
        assertThat(state).isNotEmptyDirectory();
        faulty.heal();
        clock.advance(RECOVERY);

        backend = process();
        read(1);

        assertThat(state).isEmptyDirectory();
        assertThat(process().health().breaker()).isEqualTo(BreakerState.closed());
    }

    @Test
    void stateBelongsToItsOwnerAlone() throws IOException {
        faulty.failAlways();
        read(1);

        assertThat(files()).hasSize(3).allSatisfy(path -> assertThat(
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    }

    @Test
    void tornStateIsAClosedBreaker() throws IOException {
        for (String torn : List.of("", "1", "1 5 9", "2 5 99999999999999\n", "1 5 99999999999999999999\n")) {
            faulty.failAlways();
            read(5);
            for (Path file : files()) {
                if (Files.isRegularFile(file)) {
                    Files.writeString(file, torn);
                }
            }
            faulty.heal();
            faulty.forgetCalls();

            backend = process();
            read(2);

            assertThat(faulty.calls()).as(torn).hasSize(2);
        }
    }

    @Test
    void stateThatCannotBeWrittenCostsWaitingOnly() throws IOException {
        Files.createDirectories(state.getParent());
        Files.writeString(state, "a file where the folder should be");
        faulty.failAlways();

        read(6);
        backend = process();
        read(6);

        assertThat(faulty.calls()).hasSize(10);
    }

    @Test
    void clockThatIsSetBackDoesNotKeepItOpen() {
        faulty.failAlways();
        read(5);
        faulty.heal();
        clock.advance(Duration.ofHours(-5));

        read(1);

        assertThat(faulty.calls()).hasSize(6);
    }

    private void bump() {
        backend.bump(List.of(PREFIX), "writer", clock.instant());
    }

    private BreakingBackend process() {
        return process(LocalState.in(state, "memory"));
    }

    private BreakingBackend process(LocalState memory) {
        return new BreakingBackend(faulty, 5, RECOVERY, clock, memory);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            return files.toList();
        }
    }

    /** Reads as the layer above does, to which a failure is an empty cache. */
    private void read(int times) {
        for (int i = 0; i < times; i++) {
            new ResilientBackend(backend, warning -> {}).read(USERS.address());
        }
    }
}
