package io.awsideman.cache;

import static io.awsideman.cache.Samples.DOMAIN;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.USER_1;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.fixture.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every backend promises of generations and marks; see {@link CacheBackend}. */
public interface GenerationContract {
    String PREFIX = DOMAIN + "/user";

    /** The same empty backend at every call within one test. */
    CacheBackend testee();

    /** The clock that the testee reads. */
    MovableClock clock();

    /** The randomness of which the testee makes tokens. */
    HookedRandom random();

    @Test
    default void tokensAreCreatedOnceAndStay() {
        List<String> prefixes = USERS.generationPrefixes();

        assertThat(testee().generations(prefixes, false).tokens()).isEmpty();
        GenerationSnapshot created = testee().generations(prefixes, true);

        assertThat(created.tokens()).containsOnlyKeys(prefixes);
        assertThat(Set.copyOf(created.tokens().values())).hasSameSizeAs(prefixes);
        assertThat(testee().generations(prefixes, true)).isEqualTo(created);
        assertThat(testee().generations(prefixes, false)).isEqualTo(created);
        assertThat(testee().read(USERS.address()).generations()).isEqualTo(created);
    }

    @Test
    default void everyoneWhoCreatesATokenAtOnceIsToldTheOneThatStays() throws Exception {
        Set<Generation> seen = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            Callable<Boolean> creating = () -> seen.addAll(
                    testee().generations(List.of(PREFIX), true).tokens().values());
            for (var done : threads.invokeAll(Collections.nCopies(16, creating))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(seen)
                .containsExactlyElementsOf(
                        testee().generations(List.of(PREFIX), false).tokens().values());
    }

    @Test
    default void bumpReplacesTheTokensNamedAndNoOther() {
        List<String> prefixes = USERS.generationPrefixes();
        Map<String, Generation> before = testee().generations(prefixes, true).tokens();

        testee().bump(List.of(PREFIX), "writer", clock().instant());

        Map<String, Generation> after = testee().generations(prefixes, false).tokens();
        assertThat(after.get(PREFIX)).isNotNull().isNotEqualTo(before.get(PREFIX));
        assertThat(after).hasSize(before.size());
        prefixes.stream().filter(prefix -> !prefix.equals(PREFIX)).forEach(prefix -> assertThat(after.get(prefix))
                .isEqualTo(before.get(prefix)));
    }

    @Test
    default void markLastsUntilItsEndAndBelongsToItsPrefix() {
        Instant until = clock().instant().plusSeconds(60);

        testee().bump(List.of(PREFIX), "writer", until);

        assertThat(hotUntil(PREFIX)).isEqualTo(until);
        assertThat(hotUntil(DOMAIN)).isEqualTo(Instant.EPOCH);
        assertThat(testee().read(USER_1.address()).generations().hotUntil()).isEqualTo(until);
        assertThat(testee().read(GROUPS.address()).generations().hotUntil()).isEqualTo(Instant.EPOCH);
    }

    @Test
    default void laterMarkOfTheSameOwnerReplacesTheEarlier() {
        Instant now = clock().instant();
        testee().bump(List.of(PREFIX), "writer", now.plusSeconds(600));

        testee().bump(List.of(PREFIX), "writer", now.plusSeconds(3));

        assertThat(hotUntil(PREFIX)).isEqualTo(now.plusSeconds(3));
    }

    @Test
    default void bumpWithoutTimeToComeDropsTheOwnersMark() {
        testee().bump(List.of(PREFIX), "writer", clock().instant().plusSeconds(600));

        testee().bump(List.of(PREFIX), "writer", clock().instant());

        assertThat(hotUntil(PREFIX)).isEqualTo(Instant.EPOCH);
    }

    @Test
    default void marksOfOtherOwnersAndOtherPrefixesStay() {
        Instant now = clock().instant();
        testee().bump(List.of(PREFIX), "one", now.plusSeconds(600));
        testee().bump(List.of(PREFIX, DOMAIN), "two", now.plusSeconds(500));

        testee().bump(List.of(PREFIX), "two", now.plusSeconds(3));

        assertThat(hotUntil(PREFIX)).isEqualTo(now.plusSeconds(600));
        assertThat(hotUntil(DOMAIN)).isEqualTo(now.plusSeconds(500));
    }

    @Test
    default void markOfAClockThatWasSetBackLastsAsLongAsAnyMarkCanAndNoLonger() {
        Instant set = clock().instant();
        testee().bump(List.of(PREFIX), "writer", set.plusSeconds(600));
        clock().advance(Duration.ofHours(-5));
        Instant bound = clock().instant().plus(CacheBackend.MAX_MARK);

        assertThat(hotUntil(PREFIX)).isAfterOrEqualTo(bound.truncatedTo(MILLIS));
        clock().advance(CacheBackend.MAX_MARK.minusSeconds(1));
        assertThat(hotUntil(PREFIX)).isEqualTo(bound.truncatedTo(MILLIS));
        testee().bump(List.of(PREFIX), "writer", clock().instant());
        assertThat(hotUntil(PREFIX)).as("ended by its owner").isEqualTo(Instant.EPOCH);
    }

    @Test
    default void markIsSetBeforeTheTokenIsReplaced() {
        Map<String, Generation> before =
                testee().generations(List.of(PREFIX), true).tokens();
        Instant until = clock().instant().plusSeconds(60);
        List<GenerationSnapshot> between = new ArrayList<>();
        random().beforeNextToken(() -> between.add(testee().generations(List.of(PREFIX), false)));

        testee().bump(List.of(PREFIX), "writer", until);

        assertThat(between).containsExactly(new GenerationSnapshot(before, until));
    }

    @Test
    default void marksAreReadAfterTheTokens() {
        testee().generations(List.of(PREFIX), true);
        Instant until = clock().instant().plusSeconds(60);
        AtomicBoolean written = new AtomicBoolean();
        Collection<String> asked = new WatchedCollection(List.of(PREFIX), () -> {
            if (written.compareAndSet(false, true)) {
                testee().bump(List.of(PREFIX), "writer", until);
            }
        });

        GenerationSnapshot seen = testee().generations(asked, false);

        assertThat(seen.hotUntil())
                .as("who looks at the tokens, whichever they are, sees the marks that were set before them")
                .isEqualTo(until);
        assertThat(seen.tokens()).containsOnlyKeys(PREFIX);
    }

    @Test
    default void tokenTellsTheTimeOfTheChangeItWasMadeForAndOfNoOther() {
        testee().generations(List.of(PREFIX), true);
        assertThat(changedAt()).isEqualTo(Instant.EPOCH);
        clock().advance(Duration.ofMinutes(1));

        testee().bump(List.of(PREFIX), "writer", clock().instant());

        assertThat(changedAt()).isEqualTo(clock().instant().truncatedTo(MILLIS));
        testee().generations(List.of(PREFIX), true);
        assertThat(changedAt()).isEqualTo(clock().instant().truncatedTo(MILLIS));
    }

    @Test
    default void changeWhoseTokenIsSweptAwayOrClearedIsToldAllTheSame() {
        testee().bump(List.of(PREFIX), "writer", clock().instant());
        Instant first = clock().instant().truncatedTo(MILLIS);
        testee().sweep(stored -> Optional.empty(), true);
        testee().sweep(stored -> Optional.empty(), false);
        assertThat(testee().generations(List.of(PREFIX), false).tokens()).isEmpty();
        assertThat(testee().latestForgottenChange()).isAfterOrEqualTo(first);
        clock().advance(Duration.ofMinutes(1));
        testee().bump(List.of(PREFIX), "writer", clock().instant());

        testee().clear(null);

        assertThat(testee().latestForgottenChange())
                .isAfterOrEqualTo(clock().instant().truncatedTo(MILLIS));
    }

    private Instant changedAt() {
        return testee().generations(List.of(PREFIX), false)
                .tokens()
                .getOrDefault(PREFIX, Generation.random(random()))
                .changedAt();
    }

    private Instant hotUntil(String prefix) {
        return testee().generations(List.of(prefix), false).hotUntil();
    }
}
