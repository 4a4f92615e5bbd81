package io.awsideman.cache.layer;

import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CacheBackendContract;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.Generation;
import io.awsideman.cache.GenerationSnapshot;
import io.awsideman.cache.HookedRandom;
import io.awsideman.cache.Snapshot;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.fixture.MovableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SealedBackendTest implements CacheBackendContract {
    private static final String OURS = "aes256:0123";
    private static final String OTHERS = "aes256:4567";
    private static final String CHANGING = "changing:89ab";

    private final MovableClock clock = new MovableClock();
    private final HookedRandom random = new HookedRandom();
    private final CacheBackend store = new MemoryBackend(1_000_000, clock, random);
    private final List<String> warnings = new ArrayList<>();
    private final CacheBackend plain = process("", true);

    @Override
    public CacheBackend testee() {
        return plain;
    }

    @Override
    public MovableClock clock() {
        return clock;
    }

    @Override
    public HookedRandom random() {
        return random;
    }

    /** Whoever has another seal sees nothing at all. */
    @Override
    @Test
    public void sealIsToldWithEveryAnswerUntilItIsBroken() {
        store.seal(OURS);

        assertThat(process(OURS, true).read(USERS.address()).generations().seal())
                .isEqualTo(OURS);
        assertThat(plain.read(USERS.address()).generations().seal()).isEmpty();
        assertThat(warnings).hasSize(1);
    }

    @Test
    void whoHasNoSealTakesNothingFromASealedBackendAndPutsNothingThere() {
        fill();
        store.seal(OURS);

        assertThatIsClosed(plain);
        assertThatIsClosed(plain);

        assertThat(warnings).singleElement().asString().contains("encrypted, and not with a key", "encryption status");
        assertThat(store.stats().entries()).isEqualTo(1);
    }

    @Test
    void whoHasASealTakesABackendOverThatHasNone() {
        fill();

        takesOver(process(OURS, false), OURS);
    }

    @Test
    void backendOfOthersIsTakenOverOnlyByWhoReplacesThem() {
        fill();
        store.seal(OTHERS);

        assertThatIsClosed(process(OURS, false));
        assertThat(warnings).hasSize(1);
        takesOver(process(OURS, true), OURS);
    }

    @Test
    void backendThatIsBeingEncryptedOrDecryptedIsNobodys() {
        fill();
        store.seal(CHANGING);

        assertThatIsClosed(plain);
        assertThatIsClosed(process(OURS, true));

        assertThat(warnings).hasSize(2).allMatch(warning -> warning.contains("run it again"));
        assertThat(store.generations(List.of(), false).seal()).isEqualTo(CHANGING);
    }

    @Test
    void changeUnderTheOwnSealLeavesEverythingElse() {
        Generation before = everything();
        process(OURS, true).bump(List.of(OURS + ":user"), "w", clock.instant());
        assertThat(everything()).isNotEqualTo(before);

        store.seal(OURS);
        before = everything();
        process(OURS, true).bump(List.of(OURS + ":user"), "w", clock.instant());
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void changeUnderAnyOtherSealInvalidatesEverything() {
        for (String seal : List.of(OURS, CHANGING)) {
            store.seal(seal);
            Generation before = everything();
            plain.bump(List.of("aws/us-east-1/user"), "w", clock.instant());
            assertThat(everything()).as(seal).isNotEqualTo(before);
        }
    }

    @Test
    void changeThatAProcessOfAnotherSealHasNotedInvalidatesEverythingWhenItIsDelivered() {
        Generation before = everything();
        plain.bump(List.of(OURS + ":user"), "w", clock.instant());
        assertThat(everything()).isNotEqualTo(before);

        store.seal(OURS);
        before = everything();
        process(OURS, true).bump(List.of("aws/us-east-1/user"), "w", clock.instant());
        assertThat(everything()).isNotEqualTo(before);
    }

    private CacheBackend process(String seal, boolean replacesOthers) {
        return new SealedBackend(store, () -> seal, replacesOthers, warnings::add);
    }

    private void fill() {
        store.generations(USERS.generationPrefixes(), true);
        store.putAll(Map.of(
                USERS.address(), new EncodedEntry(bytes("users"), clock.instant(), Instant.MAX.minusSeconds(1))));
    }

    private Generation everything() {
        return Objects.requireNonNull(
                store.generations(List.of(CacheKey.EVERYTHING), true).tokens().get(CacheKey.EVERYTHING));
    }

    private void takesOver(CacheBackend process, String seal) {
        assertThat(process.read(USERS.address())).isEqualTo(new Snapshot(null, GenerationSnapshot.none()));

        GenerationSnapshot claimed = process.generations(USERS.generationPrefixes(), true);

        assertThat(claimed.seal()).isEqualTo(seal);
        assertThat(claimed.tokens()).containsOnlyKeys(USERS.generationPrefixes());
        assertThat(store.stats().entries()).isZero();
    }

    private static void assertThatIsClosed(CacheBackend process) {
        for (Snapshot seen : List.of(
                process.read(USERS.address()),
                Objects.requireNonNull(process.readAll(List.of(USERS.address())).get(USERS.address())))) {
            assertThat(seen.data()).isNull();
            assertThat(seen.generations().hotUntil()).isEqualTo(Instant.MAX);
        }
        assertThat(process.generations(USERS.generationPrefixes(), true).hotUntil())
                .isEqualTo(Instant.MAX);
    }
}
