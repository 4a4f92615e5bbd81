package io.awsideman.cache.layer;

import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheBackendContract;
import io.awsideman.cache.CacheCounters;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.FaultyBackend;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.HookedRandom;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.fixture.MovableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResilientBackendTest implements CacheBackendContract {
    private final HookedRandom random = new HookedRandom();
    private final MovableClock clock = new MovableClock();
    private final List<String> warnings = new ArrayList<>();
    private final FaultyBackend faulty = new FaultyBackend(new MemoryBackend(1_000_000, clock, random));
    private final ResilientBackend backend = new ResilientBackend(faulty, warnings::add);

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
    void failingReadsAndPutsLookLikeAnEmptyCache() {
        faulty.failAlways();

        assertThat(backend.read(USERS.address()).data()).isNull();
        assertThat(backend.readAll(List.of(USERS.address(), GROUPS.address())))
                .containsOnlyKeys(USERS.address(), GROUPS.address());
        assertThat(backend.generations(List.of(PREFIX), true)).isEqualTo(GenerationSnapshot.none());
        backend.putAll(Map.of(USERS.address(), new EncodedEntry(bytes("users"), clock.instant(), clock.instant())));
        backend.add(CacheCounters.zero());

        assertThat(warnings).singleElement().asString().contains("answers take longer", "told to fail");
        assertThat(backend.hiddenFailure())
                .get()
                .extracting(Throwable::getMessage)
                .isEqualTo("told to fail");
    }

    @Test
    void whatWouldBeWrongToHideThrows() {
        faulty.failAlways();

        assertThatThrownBy(() -> backend.bump(List.of(PREFIX), "writer", clock.instant()))
                .isInstanceOf(BackendUnavailableException.class);
        assertThatThrownBy(() -> backend.clear(ALICE.text())).isInstanceOf(BackendUnavailableException.class);
        assertThatThrownBy(() -> backend.remove(List.of(USERS.address())))
                .isInstanceOf(BackendUnavailableException.class);
        assertThatThrownBy(() -> backend.scan(null, stored -> {})).isInstanceOf(BackendUnavailableException.class);
        assertThatThrownBy(backend::stats).isInstanceOf(BackendUnavailableException.class);
        assertThat(warnings).isEmpty();
    }
}
