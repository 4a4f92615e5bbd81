package io.awsideman.cache;

import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.cache.backend.memory.MemoryBackend;
import io.awsideman.fixture.MovableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a store of one's own to one that others write to, who announce their changes there and nowhere else. */
class TransferTest {
    private static final CacheScope SCOPE = Samples.scope("111122223333/Admin");
    private static final int USERS = 250;

    private final MovableClock clock = new MovableClock();
    private final SecureRandom random = new SecureRandom();
    private final FaultyBackend source = backend();
    private final FaultyBackend target = backend();
    private final CacheManager own = manager(source);
    private final CacheManager others = manager(target);
    private final List<Long> progress = new ArrayList<>();
    private boolean targetIsNew;
    private boolean dryRun;

    @Test
    void entriesCountInTheTargetForWhatWasLeftOfTheirTime() {
        fill(own, "old");
        clock.advance(Duration.ofMinutes(4));

        Transfer.Result result = transfer();

        assertThat(result.copied()).isEqualTo(USERS);
        assertThat(result.checked()).isEqualTo(20);
        assertThat(progress).containsExactly(100L, 200L, 250L);
        CachedValue copy = others.get(user(7)).orElseThrow();
        CachedValue origin = own.get(user(7)).orElseThrow();
        assertThat(copy.value()).isEqualTo(origin.value());
        assertThat(copy.createdAt()).isEqualTo(origin.createdAt());
        assertThat(copy.expiresAt()).isEqualTo(origin.expiresAt());
        clock.advance(Duration.ofMinutes(12));
        assertThat(others.get(user(7))).as("no longer than there").isEmpty();
    }

    @Test
    void whatWasReadByOthersInTheTargetIsNoReasonToLeaveAnythingOut() {
        fill(own, "own");
        others.getOrLoad(user(3), CacheFixture.OPTIONS, () -> new Loaded(bytes("theirs"), 1));

        Transfer.Result result = transfer();

        assertThat(result.present()).isEqualTo(1);
        assertThat(result.copied()).isEqualTo(USERS - 1);
        assertThat(Samples.text(others.get(user(3)).orElseThrow().value())).isEqualTo("theirs");
    }

    @ParameterizedTest
    @ValueSource(ints = {-120, -20, -14, -1, 0})
    void nothingComesBackThatWasChangedThroughTheTargetAfterItWasFetched(int fetchedBefore) {
        fill(own, "old");
        clock.advance(Duration.ofMinutes(-fetchedBefore));
        own.put(group(), bytes("groups"), Duration.ofDays(1));
        change(others, user(7));
        settle();
        own.put(group(), bytes("groups"), Duration.ofDays(1));

        Transfer.Result result = transfer();

        assertThat(others.get(user(7))).isEmpty();
        assertThat(result.left() + result.outdated()).isPositive();
        assertThat(others.get(user(8)).isPresent()).isEqualTo(fetchedBefore > -15);
    }

    @Test
    void whatWasFetchedLongAfterTheChangeInTheTargetIsCopied() {
        change(others, user(7));
        clock.advance(Duration.ofMinutes(14));
        fill(own, "may be of a writer that was killed");
        assertThat(transfer().left()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(2));
        own.put(user(7), bytes("new"), Duration.ofMinutes(10));

        assertThat(transfer().copied()).isEqualTo(1);
        assertThat(Samples.text(others.get(user(7)).orElseThrow().value())).isEqualTo("new");
    }

    @Test
    void changeByAWriterWhoWasKilledIsNotUndoneWhenItsMarkHasEnded() {
        others.begin(SCOPE.domain(), List.of(KeyPattern.of(user(7))));
        clock.advance(Duration.ofMinutes(9));
        fill(own, "from before AWS was changed");
        clock.advance(Duration.ofMinutes(2));

        transfer();

        assertThat(others.get(user(7))).isEmpty();
        assertThat(others.get(user(8))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"swept", "cleared"})
    void changeWhoseTokenIsGoneIsNotUndoneEither(String how) {
        fill(own, "old");
        change(others, user(7));
        settle();
        if (how.equals("swept")) {
            target.sweep(stored -> Optional.empty(), false);
        } else {
            target.clear(null);
        }
        assertThat(target.generations(user(7).generationPrefixes(), false).tokens())
                .isEmpty();

        assertThat(transfer().copied()).isZero();

        clock.advance(Duration.ofMinutes(16));
        fill(own, "new");
        assertThat(transfer().copied()).isEqualTo(USERS);
    }

    @Test
    void storeThatCannotTellWhatItHasForgottenIsTrustedOnlyWhenItIsSaidToBeNew() {
        fill(own, "old");
        target.forgetting(Instant.MAX);
        assertThat(transfer().left()).isEqualTo(USERS);

        targetIsNew = true;

        assertThat(transfer().copied()).isEqualTo(USERS);
    }

    @Test
    void changeWhileItIsCopiedMakesTheCopyOutOfDate() {
        fill(own, "old");
        int[] puts = {0};
        target.beforeEach(() -> {
            long done = target.calls().stream().filter("putAll"::equals).count();
            if (done > puts[0]) {
                puts[0]++;
                target.beforeEach(() -> {});
                change(others, user(7));
                change(others, user(USERS - 1));
            }
        });

        transfer();

        settle();
        assertThat(others.get(user(7))).isEmpty();
        assertThat(others.get(user(USERS - 1))).isEmpty();
        assertThat(others.get(user(8))).isPresent();
    }

    @Test
    void whatIsInvalidatedInTheSourceMeanwhileIsTakenBack() {
        fill(own, "old");
        target.beforeEach(() -> {
            if (target.calls().contains("putAll")) {
                target.beforeEach(() -> {});
                own.invalidate(SCOPE.domain(), KeyPattern.under("user"));
            }
        });

        Transfer.Result result = transfer();

        assertThat(result.copied()).isZero();
        assertThat(result.outdated()).isEqualTo(USERS);
        assertThat(target.stats().entries()).isZero();
    }

    @Test
    void killedAtAnyRequestItGoesOnWhenItIsRunAgain() {
        fill(own, "old");
        int killed = 0;
        boolean ended = false;
        while (!ended) {
            int last = ++killed;
            int[] requests = {0};
            target.failWhen(request -> ++requests[0] > last);
            try {
                transfer();
                ended = true;
            } catch (BackendUnavailableException e) {
                target.heal();
            }
        }
        target.heal();
        assertThat(killed).isGreaterThan(5);
        assertThat(transfer().present()).isEqualTo(USERS);
        for (int i = 0; i < USERS; i++) {
            assertThat(others.get(user(i))).isPresent();
        }
    }

    @Test
    void whatAnEarlierRunCopiedIsTakenBackWhenItWasInvalidatedInTheSourceSince() {
        fill(own, "old");
        transfer();
        source.bump(List.of(user(7).generationPrefixes().get(5)), "writer", clock.instant());

        Transfer.Result result = transfer();

        assertThat(result.outdated()).isEqualTo(1);
        assertThat(result.present()).isEqualTo(USERS - 1);
        assertThat(others.get(user(7))).isEmpty();
    }

    @Test
    void whatHasExpiredOrCannotBeReadIsPassedOver() {
        fill(own, "old");
        own.put(group(), bytes("short"), Duration.ofMinutes(1));
        source.putAll(Map.of(
                user(7).address(),
                new EncodedEntry(bytes("torn"), clock.instant(), clock.instant().plusSeconds(60))));
        clock.advance(Duration.ofMinutes(2));

        Transfer.Result result = transfer();

        assertThat(result.unreadable()).isEqualTo(1);
        assertThat(result.outdated()).isEqualTo(1);
        assertThat(result.copied()).isEqualTo(USERS - 1);
    }

    @Test
    void dryRunOnlyCounts() {
        fill(own, "old");
        dryRun = true;

        assertThat(transfer().copied()).isEqualTo(USERS);

        assertThat(target.stats().entries()).isZero();
        assertThat(target.calls()).doesNotContain("putAll", "remove", "bump", "clear", "seal");
        assertThat(target.generations(user(1).generationPrefixes(), false).tokens())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"torn", "of another value"})
    void targetThatGivesBackSomethingElseIsNoticed(String how) {
        fill(own, "old");
        target.altering(data -> {
            if (how.equals("torn")) {
                return bytes("torn");
            }
            FaultyBackend elsewhere = backend();
            CacheManager another = manager(elsewhere);
            another.put(user(0), bytes("something else"), Duration.ofMinutes(15));
            List<byte[]> found = new ArrayList<>();
            elsewhere.scan(null, stored -> found.add(stored.data()));
            return found.get(0);
        });

        assertThatThrownBy(this::transfer)
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("something else");
    }

    private Transfer.Result transfer() {
        progress.clear();
        target.forgetCalls();
        Transfer.Wish wish = new Transfer.Wish(key -> true, targetIsNew, dryRun);
        return new Transfer(source, target, CacheFixture.SETTINGS, clock, clock::advance, random, wish)
                .run((done, total) -> progress.add(done));
    }

    private void fill(CacheManager manager, String value) {
        for (int i = 0; i < USERS; i++) {
            manager.put(user(i), bytes(value + i), Duration.ofMinutes(15));
        }
    }

    private void change(CacheManager manager, CacheKey key) {
        try (PendingWrite write = manager.begin(SCOPE.domain(), List.of(KeyPattern.of(key)))) {
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private void settle() {
        clock.advance(Duration.ofSeconds(5));
    }

    private static CacheKey user(int number) {
        return CacheKey.of(SCOPE, "user", "describe", "u-" + number);
    }

    private static CacheKey group() {
        return CacheKey.of(SCOPE, "group", "list", "all");
    }

    private CacheManager manager(CacheBackend backend) {
        return new CacheManager(
                backend,
                CacheFixture.SETTINGS,
                CachePolicy.normal(),
                clock,
                random,
                () -> "w" + Integer.toHexString(System.identityHashCode(backend)),
                warning -> {});
    }

    private FaultyBackend backend() {
        return new FaultyBackend(new MemoryBackend(100_000_000, clock, random));
    }
}
