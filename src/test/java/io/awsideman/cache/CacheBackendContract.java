package io.awsideman.cache;

import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.BOB;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.USER_1;
import static io.awsideman.cache.Samples.bytes;
import static io.awsideman.cache.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CacheCounters.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every backend promises; see {@link CacheBackend}. */
public interface CacheBackendContract extends GenerationContract {

    @Test
    default void absentKeyHasNoDataNoTokensAndNoMarks() {
        Snapshot snapshot = testee().read(USERS.address());

        assertThat(snapshot.data()).isNull();
        assertThat(snapshot.generations().tokens()).isEmpty();
        assertThat(snapshot.generations().hotUntil()).isEqualTo(Instant.EPOCH);
    }

    @Test
    default void whatIsPutIsReadByteForByte() {
        byte[] data = new byte[70_000];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i * 31);
        }

        testee().putAll(Map.of(USERS.address(), entry(data)));

        assertThat(testee().read(USERS.address()).data()).isEqualTo(data);
        assertThat(testee().read(USER_1.address()).data()).isNull();
    }

    @Test
    default void emptyDataIsNotAbsence() {
        testee().putAll(Map.of(USERS.address(), entry(new byte[0])));

        assertThat(testee().read(USERS.address()).data()).isNotNull().isEmpty();
    }

    @Test
    default void putReplaces() {
        testee().putAll(Map.of(USERS.address(), entry(bytes("old"))));
        testee().putAll(Map.of(USERS.address(), entry(bytes("new"))));

        assertThat(data(USERS.address())).isEqualTo("new");
        assertThat(testee().stats().entries()).isEqualTo(1);
    }

    @Test
    default void fullBatchIsStoredAndReadAtOnce() {
        Map<EntryAddress, EncodedEntry> batch = new LinkedHashMap<>();
        for (int i = 0; i < CacheBackend.MAX_BATCH; i++) {
            batch.put(CacheKey.of(ALICE, "user", "describe", "u-" + i).address(), entry(bytes("value " + i)));
        }

        testee().putAll(batch);
        Map<EntryAddress, Snapshot> read = testee().readAll(batch.keySet());

        assertThat(read.keySet()).isEqualTo(batch.keySet());
        assertThat(read).allSatisfy((key, snapshot) -> assertThat(snapshot.data())
                .isEqualTo(Objects.requireNonNull(batch.get(key)).data()));
    }

    @Test
    default void readAllAnswersAbsentKeysToo() {
        testee().putAll(Map.of(USERS.address(), entry(bytes("users"))));

        Map<EntryAddress, Snapshot> read = testee().readAll(List.of(USERS.address(), GROUPS.address()));

        assertThat(read).containsOnlyKeys(USERS.address(), GROUPS.address());
        assertThat(Objects.requireNonNull(read.get(GROUPS.address())).data()).isNull();
    }

    @Test
    default void readAllGivesEachKeyItsOwnTokensAndMarks() {
        testee().generations(USERS.generationPrefixes(), true);
        testee().bump(List.of(PREFIX), "writer", clock().instant().plusSeconds(60));

        Map<EntryAddress, Snapshot> read = testee().readAll(List.of(USERS.address(), GROUPS.address()));

        GenerationSnapshot users =
                Objects.requireNonNull(read.get(USERS.address())).generations();
        GenerationSnapshot groups =
                Objects.requireNonNull(read.get(GROUPS.address())).generations();
        assertThat(users.tokens()).containsOnlyKeys(USERS.generationPrefixes());
        assertThat(users.hotUntil()).isAfter(clock().instant());
        assertThat(groups.tokens()).containsOnlyKeys(USERS.generationPrefixes().subList(0, 3));
        assertThat(groups.hotUntil()).isEqualTo(Instant.EPOCH);
    }

    @Test
    default void removedEntryIsAbsentAndRemovingTwiceIsNoError() {
        testee().putAll(Map.of(USERS.address(), entry(bytes("users")), GROUPS.address(), entry(bytes("groups"))));

        testee().remove(List.of(USERS.address()));
        testee().remove(List.of(USERS.address(), USER_1.address()));

        assertThat(testee().read(USERS.address()).data()).isNull();
        assertThat(data(GROUPS.address())).isEqualTo("groups");
    }

    @Test
    default void scopesDoNotMix() {
        EntryAddress bobs = CacheKey.of(BOB, "user", "list", "all").address();
        testee().putAll(Map.of(USERS.address(), entry(bytes("alice's")), bobs, entry(bytes("bob's"))));

        assertThat(data(USERS.address())).isEqualTo("alice's");
        assertThat(data(bobs)).isEqualTo("bob's");
        assertThat(testee().clear(ALICE.text())).isEqualTo(1);
        assertThat(testee().read(USERS.address()).data()).isNull();
        assertThat(data(bobs)).isEqualTo("bob's");
    }

    @Test
    default void clearingAllForgetsEntriesAndTokensButNotMarks() {
        testee().generations(USERS.generationPrefixes(), true);
        testee().putAll(Map.of(USERS.address(), entry(bytes("users")), GROUPS.address(), entry(bytes("groups"))));
        Instant until = clock().instant().plusSeconds(60);
        testee().bump(List.of(PREFIX), "writer", until);

        assertThat(testee().clear(null)).isEqualTo(2);

        assertThat(testee().read(USERS.address()).data()).isNull();
        assertThat(testee().read(USERS.address()).generations().tokens()).isEmpty();
        assertThat(testee().read(USERS.address()).generations().hotUntil()).isEqualTo(until);
    }

    @Test
    default void scanShowsTheEntriesOfAScopeOrOfAll() {
        EntryAddress bobs = CacheKey.of(BOB, "user", "list", "all").address();
        testee().putAll(Map.of(
                USERS.address(),
                entry(bytes("users")),
                GROUPS.address(),
                entry(bytes("groups")),
                bobs,
                entry(bytes("bob's"))));

        assertThat(scanned(ALICE)).containsExactlyInAnyOrder("users", "groups");
        assertThat(scanned(BOB)).containsExactly("bob's");
        assertThat(scanned(Samples.scope("nobody"))).isEmpty();
        assertThat(testee().stats().entries()).isEqualTo(3);
        assertThat(testee().stats().bytes()).isGreaterThanOrEqualTo("usersgroupsbob's".length());
    }

    @Test
    default void sweepRemovesWhatIsDeadAndADryRunOnlyCounts() {
        testee().putAll(Map.of(USERS.address(), entry(bytes("dead")), GROUPS.address(), entry(bytes("alive"))));
        testee().bump(List.of(PREFIX), "writer", clock().instant().plusSeconds(1));
        clock().advance(Duration.ofMinutes(2));

        Sweep counted = testee().sweep(
                        stored -> text(stored.data()).equals("dead") ? Optional.empty() : Optional.of(List.of(PREFIX)),
                        true);
        assertThat(counted).isEqualTo(new Sweep(1, counted.bytes(), 1));
        assertThat(counted.bytes()).isGreaterThanOrEqualTo(4);
        assertThat(testee().stats().entries()).isEqualTo(2);

        assertThat(testee().sweep(
                                stored -> text(stored.data()).equals("dead")
                                        ? Optional.empty()
                                        : Optional.of(List.of(PREFIX)),
                                false))
                .isEqualTo(counted);
        assertThat(testee().read(USERS.address()).data()).isNull();
        assertThat(data(GROUPS.address())).isEqualTo("alive");
        assertThat(testee().generations(List.of(PREFIX), false).tokens()).containsOnlyKeys(PREFIX);
        assertThat(testee().sweep(stored -> Optional.of(List.of()), false)).isEqualTo(new Sweep(0, 0, 1));
        assertThat(testee().generations(List.of(PREFIX), false).tokens()).isEmpty();
        assertThat(testee().sweep(stored -> Optional.of(List.of()), false)).isEqualTo(new Sweep(0, 0, 0));
    }

    @Test
    default void sealIsToldWithEveryAnswerUntilItIsBroken() {
        assertThat(testee().read(USERS.address()).generations().seal()).isEmpty();

        testee().seal("aes256:0123");
        testee().seal("aes256:4567");

        assertThat(testee().read(USERS.address()).generations().seal()).isEqualTo("aes256:4567");
        assertThat(testee().generations(List.of(), false).seal()).isEqualTo("aes256:4567");
        assertThat(testee().stats().entries()).isZero();

        testee().seal("");

        assertThat(testee().readAll(List.of(USERS.address())))
                .allSatisfy((address, snapshot) ->
                        assertThat(snapshot.generations().seal()).isEmpty());
    }

    @Test
    default void whatKeepsItsEntriesWellHasNoExposures() {
        testee().putAll(Map.of(USERS.address(), entry(bytes("users"))));

        assertThat(testee().exposures()).isEmpty();
        assertThat(testee().bare().read(USERS.address()).data()).isEqualTo(bytes("users"));
    }

    @Test
    default void countersAddUp() {
        testee().putAll(Map.of(USERS.address(), entry(bytes("users"))));
        assertThat(testee().counters()).isEqualTo(CacheCounters.zero());
        CacheCounters delta = CacheCounters.of(Counter.HITS, "user:list", 7)
                .plus(CacheCounters.of(Counter.INVALIDATIONS, "", 3))
                .plus(CacheCounters.of(Counter.FAILURES, "a_cause", Long.MAX_VALUE / 4));

        testee().add(delta);
        testee().add(delta);

        assertThat(testee().counters()).isEqualTo(delta.plus(delta));

        testee().add(CacheCounters.of(Counter.HITS, "group:list", 1));

        assertThat(testee().counters().hits()).isEqualTo(15);
        assertThat(testee().counters().about("user").hits()).isEqualTo(14);
    }

    @Test
    default void healthyBackendSaysSo() {
        assertThat(testee().health().available()).isTrue();
        assertThat(testee().location()).isNotBlank();
        assertThat(testee().stats().location()).isEqualTo(testee().location());
    }

    private String data(EntryAddress key) {
        return text(Objects.requireNonNull(testee().read(key).data()));
    }

    private List<String> scanned(CacheScope scope) {
        List<String> found = new ArrayList<>();
        testee().scan(scope.text(), stored -> found.add(text(stored.data())));
        return found;
    }

    private EncodedEntry entry(byte[] data) {
        Instant now = clock().instant();
        return new EncodedEntry(data, now, now.plus(Duration.ofHours(1)));
    }
}
