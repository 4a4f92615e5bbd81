package io.awsideman.cache.backend.hybrid;

import static io.awsideman.cache.GenerationContract.PREFIX;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.EncodedEntry;
import io.awsideman.cache.EntryAddress;
import io.awsideman.cache.FaultyBackend;
import io.awsideman.cache.Generation;
import io.awsideman.cache.Snapshot;
import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.fixture.MovableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each tier is asked and told, and what is believed of it. */
class HybridTiersTest {
    private static final Duration TRUST = Duration.ofMinutes(3);
    private static final List<String> PREFIXES = USERS.generationPrefixes();

    private final MovableClock clock = new MovableClock();
    private final FaultyBackend near = new FaultyBackend(memory());
    private final FaultyBackend far = new FaultyBackend(memory());

    @Test
    void hitAsksTheFarTierForGenerationsOnly() {
        HybridBackend asking = filled(Duration.ZERO);

        assertThat(value(asking)).isEqualTo(bytes("value"));

        assertThat(far.calls()).containsExactly("generations");
    }

    @Test
    void hitThatIsTrustedAsksTheFarTierForNothing() {
        HybridBackend trusting = filled(TRUST);

        assertThat(value(trusting)).isEqualTo(bytes("value"));
        Map<String, Generation> believed =
                trusting.read(USERS.address()).generations().tokens();
        assertThat(far.calls()).isEmpty();
        assertThat(believed).isEqualTo(tokens());
    }

    @Test
    void entryOfSomebodyElseIsTakenOnceFromTheFarTier() {
        filled(TRUST);
        FaultyBackend otherNear = new FaultyBackend(memory());
        HybridBackend other = new HybridBackend(otherNear, far, TRUST, false, clock);

        assertThat(value(other)).isEqualTo(bytes("value"));
        assertThat(value(other)).isEqualTo(bytes("value"));

        assertThat(far.calls()).containsExactly("readAll");
    }

    @Test
    void changeElsewhereIsSeenAtOnceByWhoAsksAndInTimeByWhoTrusts() {
        HybridBackend trusting = filled(TRUST);
        HybridBackend asking = new HybridBackend(memory(), far, Duration.ZERO, false, clock);
        assertThat(value(asking)).isEqualTo(bytes("value"));
        HybridBackend colleague = new HybridBackend(memory(), far, TRUST, false, clock);

        Map<String, Generation> before = tokens();
        colleague.bump(List.of(PREFIX), "colleague", clock.instant());

        assertThat(asking.read(USERS.address()).generations().tokens()).isEqualTo(tokens());
        clock.advance(TRUST.minusMillis(1));
        assertThat(trusting.read(USERS.address()).generations().tokens()).isEqualTo(before);
        clock.advance(Duration.ofMillis(1));
        assertThat(trusting.read(USERS.address()).generations().tokens()).isEqualTo(tokens());
    }

    @Test
    void changeOnThisComputerIsSeenAtOnceByItsOtherProcesses() {
        HybridBackend trusting = filled(TRUST);
        HybridBackend writer = new HybridBackend(near, far, TRUST, false, clock);

        writer.bump(List.of(PREFIX), "writer", clock.instant().plusSeconds(60));

        assertThat(trusting.read(USERS.address()).generations().hotUntil())
                .isEqualTo(clock.instant().plusSeconds(60));
        writer.bump(List.of(PREFIX), "writer", clock.instant());
        assertThat(trusting.read(USERS.address()).generations().tokens()).isEqualTo(tokens());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoReadsInTheMiddleOfAChangeBelievesNothingAfterwards(boolean beforeFar) {
        HybridBackend writer = filled(TRUST);
        HybridBackend reader = new HybridBackend(near, far, TRUST, false, clock);
        near.remove(List.of(USERS.address()));
        (beforeFar ? far : near).beforeNext(() -> assertThat(value(reader)).isNotNull());

        writer.bump(List.of(PREFIX), "writer", clock.instant());

        assertThat(reader.read(USERS.address()).generations().tokens()).isEqualTo(tokens());
    }

    @Test
    void changeThatTheFarTierWasNotToldOfIsKnownInTheNearOne() {
        HybridBackend trusting = filled(TRUST);
        far.failOn("bump");

        assertThatThrownBy(() ->
                        trusting.bump(List.of(PREFIX), "writer", clock.instant().plusSeconds(60)))
                .isInstanceOf(BackendUnavailableException.class);

        far.heal();
        assertThat(trusting.read(USERS.address()).generations().hotUntil())
                .isEqualTo(clock.instant().plusSeconds(60));
    }

    @Test
    void changeThatTheNearTierWasNotToldOfHasReachedTheFarOneAndIsAFailure() {
        HybridBackend trusting = filled(TRUST);
        Map<String, Generation> before = tokens();
        near.failOn("bump");

        assertThatThrownBy(() -> trusting.bump(List.of(PREFIX), "writer", clock.instant()))
                .isInstanceOf(BackendUnavailableException.class);

        assertThat(tokens()).isNotEqualTo(before);
    }

    @Test
    void farTierThatIsAwayLeavesWhatIsTrusted() {
        HybridBackend trusting = filled(TRUST);
        HybridBackend asking = new HybridBackend(near, far, Duration.ZERO, false, clock);
        far.failAlways();

        assertThat(value(trusting)).isEqualTo(bytes("value"));
        assertThatThrownBy(() -> value(asking)).isInstanceOf(BackendUnavailableException.class);
        clock.advance(TRUST);
        assertThatThrownBy(() -> value(trusting)).isInstanceOf(BackendUnavailableException.class);
    }

    @Test
    void sealThatIsReplacedOnThisComputerIsSeenAtOnce() {
        HybridBackend trusting = filled(TRUST);

        new HybridBackend(near, far, TRUST, false, clock).seal("aes256:1");

        assertThat(trusting.read(USERS.address()).generations().seal()).isEqualTo("aes256:1");
    }

    @Test
    void valueThatSomebodyElseHasFetchedAnewIsTakenBeforeLong() {
        HybridBackend asking = filled(Duration.ZERO);
        far.putAll(Map.of(USERS.address(), entry("newer")));

        assertThat(value(asking)).isEqualTo(bytes("value"));
        clock.advance(Copies.USED);
        assertThat(value(asking)).isEqualTo(bytes("newer"));
        assertThat(value(asking)).isEqualTo(bytes("newer"));
    }

    @Test
    void whatWasReadAmidAChangeDoesNotHideWhatIsStoredAfterIt() {
        HybridBackend asking = filled(Duration.ZERO);
        far.bump(List.of(PREFIX), "colleague", clock.instant().plusSeconds(60));
        assertThat(value(asking)).isEqualTo(bytes("value"));
        clock.advance(Duration.ofSeconds(61));

        far.putAll(Map.of(USERS.address(), entry("of after the change")));

        assertThat(value(asking)).isEqualTo(bytes("of after the change"));
    }

    @Test
    void nearTierThatHasLostItsTokensIsNotTrusted() {
        HybridBackend trusting = filled(TRUST);
        near.clear(null);
        HybridBackend other = new HybridBackend(near, far, TRUST, false, clock);

        assertThat(value(other)).isEqualTo(bytes("value"));
        assertThat(far.calls()).contains("readAll");
        assertThat(value(trusting)).isEqualTo(bytes("value"));
    }

    @Test
    void severalAreAnsweredEachFromTheTierThatHasIt() {
        HybridBackend asking = filled(Duration.ZERO);
        far.putAll(Map.of(GROUPS.address(), entry("groups")));

        Map<EntryAddress, Snapshot> answers = asking.readAll(List.of(USERS.address(), GROUPS.address()));

        assertThat(answers.values()).extracting(Snapshot::data).containsExactly(bytes("value"), bytes("groups"));
    }

    /** A backend that has an entry in both tiers; what the far one was asked until then is forgotten. */
    private HybridBackend filled(Duration localTtl) {
        HybridBackend backend = new HybridBackend(near, far, localTtl, false, clock);
        backend.generations(PREFIXES, true);
        backend.putAll(Map.of(USERS.address(), entry("value")));
        far.forgetCalls();
        return backend;
    }

    private byte[] value(CacheBackend backend) {
        byte[] data = backend.read(USERS.address()).data();
        return data == null ? bytes("") : data;
    }

    private Map<String, Generation> tokens() {
        return far.generations(PREFIXES, false).tokens();
    }

    private EncodedEntry entry(String value) {
        return new EncodedEntry(bytes(value), clock.instant(), clock.instant().plus(Duration.ofHours(1)));
    }

    private CacheBackend memory() {
        return new MemoryBackend(1_000_000, clock, new SecureRandom());
    }
}
