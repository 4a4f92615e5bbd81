package io.awsideman.cache.layer;

import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheBackendContract;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.FaultyBackend;
import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.HookedRandom;
import io.awsideman.cache.Snapshot;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInBackendTest implements CacheBackendContract {
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @TempDir
    Path home = Path.of("");

    private final HookedRandom random = new HookedRandom();
    private final MovableClock clock = new MovableClock();
    private final List<String> warnings = new ArrayList<>();
    private final FaultyBackend faulty = new FaultyBackend(memory());
    private StandInBackend backend = process();

    @BeforeEach
    void start() {
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
    void memoryStandsInForWhatIsAway() {
        faulty.vanish();
        assertThat(isAnswered(backend, USERS.address())).isFalse();

        store(backend, USERS.address());

        assertThat(isAnswered(backend, USERS.address())).isTrue();
        assertThat(isAnswered(backend, GROUPS.address())).isFalse();
        assertThat(isAnswered(process(), USERS.address()))
                .as("the next process")
                .isFalse();
        assertThat(faulty.calls()).containsExactly("read");
        assertThat(warnings).hasSize(2).allMatch(warning -> warning.contains("answers take longer"));
        assertThat(backend.hiddenFailure()).isPresent();
    }

    @Test
    void changeOfThisProcessCountsInTheMemory() {
        faulty.vanish();
        backend.read(USERS.address());
        store(backend, USERS.address());
        store(backend, GROUPS.address());

        backend.bump(List.of(PREFIX), "writer", clock.instant());

        assertThat(isAnswered(backend, USERS.address())).isFalse();
        assertThat(isAnswered(backend, GROUPS.address())).isTrue();
    }

    @Test
    void changeThatAnotherProcessCannotAnnounceCountsAtOnce() {
        faulty.vanish();
        backend.read(USERS.address());
        store(backend, USERS.address());
        store(backend, GROUPS.address());

        process().bump(List.of(PREFIX), "other", clock.instant());

        assertThat(isAnswered(backend, USERS.address())).isFalse();
        assertThat(isAnswered(backend, GROUPS.address())).isTrue();
        assertThat(backend.generations(USERS.address().prefixes(), true).tokens())
                .as("nothing to store with")
                .isEmpty();
    }

    @Test
    void changeThatAnotherProcessCanAnnounceEndsTheStandingIn() {
        faulty.vanish();
        backend.read(USERS.address());
        store(backend, USERS.address());
        faulty.heal();

        process().bump(List.of(PREFIX), "other", clock.instant());

        assertThat(isAnswered(backend, USERS.address())).isFalse();
        assertThat(faulty.calls()).endsWith("read", "readAll");
    }

    @Test
    void nothingIsRememberedFromBeforeTheLastTimeItWasTriedInVain() {
        faulty.vanish();
        backend.read(USERS.address());
        store(backend, USERS.address());
        clock.advance(RECOVERY);
        faulty.forgetCalls();

        assertThat(isAnswered(backend, USERS.address())).isFalse();

        assertThat(faulty.calls()).containsExactly("read");
    }

    @Test
    void whatIsToBeForgottenIs() {
        for (Runnable forgetting : List.<Runnable>of(
                () -> backend.remove(List.of(USERS.address())),
                () -> backend.clear(ALICE.text()),
                () -> backend.clear(null),
                () -> backend.seal("new"))) {
            backend = process();
            faulty.vanish();
            backend.read(USERS.address());
            store(backend, USERS.address());
            faulty.failOn("read", "readAll", "generations");
            clock.advance(Duration.ofSeconds(3)); // or it is not tried

            forgetting.run();

            faulty.vanish();
            assertThat(backend.read(USERS.address()).data()).isNull();
            faulty.heal();
            clock.advance(RECOVERY);
            process().read(USERS.address());
        }
    }

    private StandInBackend process() {
        LocalState state = LocalState.in(home.resolve("state"), "memory");
        CacheBackend breaking = new BreakingBackend(faulty, 5, RECOVERY, clock, state);
        JournalingBackend journaling = new JournalingBackend(breaking, state, clock, warnings::add);
        return new StandInBackend(journaling, this::memory, warnings::add);
    }

    private MemoryBackend memory() {
        return new MemoryBackend(1_000_000, clock, random);
    }

    /** Stores as the manager does. */
    private void store(CacheBackend process, EntryAddress address) {
        GenerationSnapshot generations = process.generations(address.prefixes(), true);
        byte[] data = bytes(generations.tokens().toString());
        process.putAll(Map.of(address, new EncodedEntry(data, clock.instant(), clock.instant())));
    }

    /** Whether there is an entry that counts. */
    private static boolean isAnswered(CacheBackend process, EntryAddress address) {
        Snapshot one = process.read(address);
        Snapshot all = process.readAll(List.of(address)).getOrDefault(address, Snapshot.absent());
        assertThat(all.data()).isEqualTo(one.data());
        Map<String, Generation> tokens = one.generations().tokens();
        return one.data() != null && Arrays.equals(one.data(), bytes(tokens.toString()));
    }
}
