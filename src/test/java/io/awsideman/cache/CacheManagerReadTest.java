package io.awsideman.cache;

import static io.awsideman.cache.CacheFixture.OPTIONS;
import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.BOB;
import static io.awsideman.cache.Samples.DOMAIN;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.USER_1;
import static io.awsideman.cache.Samples.bytes;
import static io.awsideman.cache.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.failure.FailureKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CacheManagerReadTest {
    private static final Duration TTL = Duration.ofMinutes(15);

    private final CacheFixture fixture = new CacheFixture();
    private final CacheManager cache = fixture.manager();

    @Test
    void secondReadIsAHitAlsoInAnotherProcess() {
        assertThat(fixture.read(cache, USERS)).isEqualTo("state 1");
        fixture.state.set(2);

        CachedValue hit = fixture.manager().getOrLoad(USERS, OPTIONS, fixture::ask);

        assertThat(text(hit.value())).isEqualTo("state 1");
        assertThat(hit.source()).isEqualTo(CachedValue.Source.HIT);
        assertThat(hit.calls()).isEqualTo(2);
        assertThat(hit.expiresAt()).isEqualTo(hit.createdAt().plus(TTL));
        assertThat(fixture.asked).hasValue(1);
    }

    @Test
    void hitCostsOneRequestAndAMissThree() {
        fixture.read(cache, USERS);
        assertThat(fixture.backend.calls()).containsExactly("read", "generations", "putAll");
        fixture.backend.forgetCalls();

        fixture.read(cache, USERS);
        assertThat(fixture.backend.calls()).containsExactly("read");
    }

    @Test
    void largeValueIsCompressedAndComesBack() {
        String value = "user ".repeat(20_000);

        cache.put(USERS, bytes(value), TTL);

        assertThat(text(cache.get(USERS).orElseThrow().value())).isEqualTo(value);
        assertThat(fixture.backend.stats().bytes()).isLessThan(5_000);
    }

    @Test
    void anotherCallerIsNotAnsweredFromIt() {
        fixture.read(cache, USERS);

        fixture.read(cache, CacheKey.of(BOB, "user", "list", "all"));

        assertThat(fixture.asked).hasValue(2);
    }

    @Test
    void expiredEntryIsAMiss() {
        fixture.read(cache, USERS);
        fixture.clock.advance(TTL.minusMillis(1));
        assertThat(cache.contains(USERS)).isTrue();

        fixture.clock.advance(Duration.ofMillis(1));

        assertThat(cache.contains(USERS)).isFalse();
        assertThat(cache.get(USERS)).isEmpty();
        fixture.state.set(2);
        assertThat(fixture.read(cache, USERS)).isEqualTo("state 2");
    }

    @Test
    void entryFromTheFutureIsAMiss() {
        fixture.clock.advance(Duration.ofMillis(1));
        fixture.read(cache, USERS);
        fixture.clock.advance(Duration.ofMillis(-1));

        assertThat(cache.get(USERS)).isEmpty();
        assertThat(cache.getStale(USERS)).isEmpty();
    }

    @Test
    void ownTimeToLiveCountsInsteadOfTheDefault() {
        fixture.read(cache, USERS, OPTIONS.withTtl(Duration.ofHours(4)));

        fixture.clock.advance(Duration.ofHours(3));

        assertThat(cache.get(USERS).orElseThrow().age()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void jitterOnlyShortens() {
        CacheSettings jittery = new CacheSettings(
                TTL, Duration.ZERO, Duration.ZERO, Duration.ofDays(7), Duration.ofMinutes(10), 0.1, true, 1024);
        RandomGenerator almostOne = () -> -1L;
        CacheManager jittered = fixture.manager(CachePolicy.normal(), jittery, almostOne);

        CachedValue loaded = jittered.getOrLoad(USERS, OPTIONS, fixture::ask);

        assertThat(Duration.between(loaded.createdAt(), loaded.expiresAt()))
                .isBetween(
                        TTL.multipliedBy(9).dividedBy(10),
                        TTL.multipliedBy(9).dividedBy(10).plusMillis(1));
    }

    @Test
    void maximumAgeTightensTheTimeToLive() {
        fixture.read(cache, USERS);
        fixture.clock.advance(Duration.ofMinutes(5));

        assertThat(cache.get(USERS, Duration.ofMinutes(5))).isPresent();
        assertThat(cache.get(USERS, Duration.ofMinutes(4))).isEmpty();
        CacheManager strict = fixture.manager(new CachePolicy(CachePolicy.Mode.NORMAL, Duration.ofMinutes(4), false));
        assertThat(strict.get(USERS, Duration.ofMinutes(10))).isEmpty();
        fixture.read(cache, USERS, OPTIONS.withMaxAge(Duration.ofMinutes(4)));
        assertThat(fixture.asked).hasValue(2);
    }

    @Test
    void staleIsAnsweredWhateverItsAgeButNotOnceInvalidated() {
        fixture.read(cache, USERS);
        fixture.clock.advance(Duration.ofDays(2));

        CachedValue stale = cache.getStale(USERS).orElseThrow();
        assertThat(stale.age()).isEqualTo(Duration.ofDays(2));
        assertThat(stale.source()).isEqualTo(CachedValue.Source.STALE);

        cache.invalidate(DOMAIN, KeyPattern.parse("user:*"));
        assertThat(cache.getStale(USERS)).isEmpty();
    }

    @Test
    void unreadableEntryIsAMissAndRemoved() {
        fixture.read(cache, USERS);
        byte[] torn = new byte[] {1, 2, 3};
        fixture.backend.putAll(
                Map.of(USERS.address(), new EncodedEntry(torn, fixture.clock.instant(), fixture.clock.instant())));

        assertThat(cache.get(USERS)).isEmpty();

        assertThat(fixture.backend.read(USERS.address()).data()).isNull();
        assertThat(cache.contents().statistics().session().total(CacheCounters.Counter.FAILURES))
                .isEqualTo(1);
    }

    @Test
    void entryOfAnotherKeyIsAMissAndRemoved() {
        fixture.read(cache, USERS);
        byte[] users =
                Objects.requireNonNull(fixture.backend.read(USERS.address()).data());
        CacheKey other = CacheKey.of(ALICE, "user", "list", "other");
        cache.put(other, bytes("other"), TTL);
        fixture.backend.putAll(
                Map.of(other.address(), new EncodedEntry(users, fixture.clock.instant(), fixture.clock.instant())));

        assertThat(cache.get(other)).isEmpty();
        assertThat(fixture.backend.read(other.address()).data()).isNull();
    }

    @Test
    void lostGenerationIsAMiss() {
        fixture.read(cache, USERS);
        EncodedEntry kept = new EncodedEntry(
                Objects.requireNonNull(fixture.backend.read(USERS.address()).data()),
                fixture.clock.instant(),
                fixture.clock.instant());
        cache.clear(null);
        fixture.backend.putAll(Map.of(USERS.address(), kept));

        assertThat(cache.get(USERS)).isEmpty();
        fixture.read(cache, GROUPS);
        assertThat(cache.get(USERS)).isEmpty();
    }

    @Test
    void failureOfTheLoaderPassesAndIsNotRemembered() {
        IllegalStateException failure = new IllegalStateException("denied");

        assertThatThrownBy(() -> cache.getOrLoad(USERS, OPTIONS, () -> {
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(fixture.read(cache, USERS)).isEqualTo("state 1");
    }

    @Test
    void loaderMayAskForItsOwnKey() {
        CachedValue value = cache.getOrLoad(
                USERS,
                OPTIONS,
                () -> new Loaded(cache.getOrLoad(USERS, OPTIONS, fixture::ask).value(), 1));

        assertThat(text(value.value())).isEqualTo("state 1");
    }

    @Test
    void refreshingReadLoadsAndStores() {
        fixture.read(cache, USERS);
        fixture.state.set(2);

        assertThat(fixture.read(cache, USERS, OPTIONS.withRefresh(true))).isEqualTo("state 2");
        assertThat(fixture.read(cache, USERS)).isEqualTo("state 2");
        assertThat(fixture.asked).hasValue(2);
    }

    @Test
    void severalAreReadAndWrittenInBatchesOfAHundred() {
        Map<CacheKey, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 250; i++) {
            many.put(CacheKey.of(ALICE, "user", "describe", "u-" + i), bytes("user " + i));
        }

        cache.putAll(many, TTL);
        fixture.backend.forgetCalls();
        Map<CacheKey, CachedValue> found = cache.getAll(many.keySet());

        assertThat(fixture.backend.calls()).containsExactly("readAll", "readAll", "readAll");
        assertThat(found.keySet()).containsExactlyElementsOf(many.keySet());
        assertThat(found).allSatisfy((key, value) -> assertThat(value.value()).isEqualTo(many.get(key)));
        assertThat(cache.getAll(List.of(USERS, USER_1))).containsOnlyKeys(USER_1);
    }

    @Test
    void badArgumentsAreTheCallersFault() {
        assertThatThrownBy(() -> cache.put(USERS, bytes("x"), Duration.ZERO))
                .isInstanceOf(CacheValidationException.class);
        assertThatThrownBy(() -> OPTIONS.withTtl(Duration.ofSeconds(-1))).isInstanceOf(CacheValidationException.class);
        assertThatThrownBy(() -> cache.put(USERS, new byte[CacheManager.MAX_VALUE_BYTES + 1], TTL))
                .isInstanceOf(CacheValidationException.class);
        assertThatThrownBy(() -> CacheKey.of(ALICE, "User", "list", "all"))
                .isInstanceOf(CacheValidationException.class);
        assertThatThrownBy(() -> CacheKey.of(ALICE, "user", "list")).isInstanceOf(CacheValidationException.class);
        assertThatThrownBy(() -> CacheKey.of(ALICE, "user", "list", "")).isInstanceOf(CacheValidationException.class);
        assertThatThrownBy(() -> KeyPattern.parse("user::x"))
                .isInstanceOfSatisfying(CacheValidationException.class, e -> assertThat(e.kind())
                        .isEqualTo(FailureKind.USAGE));
    }
}
