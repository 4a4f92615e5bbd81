package io.awsideman.cache;

import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.BOB;
import static io.awsideman.cache.Samples.DOMAIN;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.USER_1;
import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.awsideman.cache.CacheCounters.Counter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheStatisticsTest {
    private final CacheFixture fixture = new CacheFixture();

    @Test
    void sessionsAddUpOnceEach() {
        CacheManager first = fixture.manager();
        fixture.read(first, USERS);
        fixture.read(first, USERS);
        first.close();
        first.close();
        CacheManager second = fixture.manager();
        fixture.read(second, USERS);
        second.invalidate(DOMAIN, KeyPattern.everything());
        second.contains(USERS);

        CacheStatistics statistics = second.contents().statistics();

        assertThat(statistics.session().values())
                .isEqualTo(Map.of("hits/user:list", 1L, "saved_calls/user:list", 2L, "invalidations", 1L));
        assertThat(statistics.total().values())
                .isEqualTo(Map.of(
                        "hits/user:list", 2L,
                        "saved_calls/user:list", 4L,
                        "misses/user:list", 1L,
                        "loads/user:list", 1L,
                        "loaded_calls/user:list", 2L,
                        "stores/user:list", 1L,
                        "invalidations", 1L));
        assertThat(statistics.total().hitRate()).isEqualTo(2 / 3.0);
        assertThat(statistics.backend().entries()).isEqualTo(1);
    }

    @Test
    void savedTimeIsTheCallsSavedTimesWhatACallOfThatOperationTook() {
        CacheManager cache = fixture.manager();
        load(cache, USERS, 4, Duration.ofSeconds(8));
        load(cache, GROUPS, 1, Duration.ofMillis(500));
        load(cache, CacheKey.of(ALICE, "group", "list", "other"), 1, Duration.ofMillis(1500));
        cache.get(USERS);
        cache.get(GROUPS);
        cache.get(GROUPS);
        cache.close();

        CacheCounters counters = fixture.manager().contents().statistics().total();

        assertThat(counters.about("user").savedTime()).isEqualTo(Duration.ofSeconds(8));
        assertThat(counters.about("group:list").savedTime()).isEqualTo(Duration.ofSeconds(2));
        assertThat(counters.about("group:li").savedTime()).isZero();
        assertThat(counters.savedTime()).isEqualTo(Duration.ofSeconds(10));
        assertThat(counters.operations()).containsExactly("group:list", "user:list");
    }

    @Test
    void loadDuringWhichTheClockWasSetBackTookNoTime() {
        CacheManager cache = fixture.manager();
        load(cache, USERS, 1, Duration.ofHours(-1));

        assertThat(cache.contents().statistics().session().total(Counter.LOADS)).isEqualTo(1);
        assertThat(cache.contents().statistics().session().total(Counter.LOAD_MICROS))
                .isZero();
    }

    @Test
    void failuresAreToldApartByTheirCause() {
        CacheManager cache = fixture.manager();
        fixture.backend.failAlways();
        cache.get(USERS);
        cache.get(USERS);
        cache.invalidate(DOMAIN, KeyPattern.everything());
        fixture.backend.heal();
        cache.close();

        assertThat(fixture.backend.counters().bySubject(Counter.FAILURES))
                .isEqualTo(Map.of("BackendUnavailableException", 3L, "change_not_announced", 1L));
    }

    @Test
    void whoDoesWithoutTheCacheIsCountedAndIsNotToldThatItIsBroken() {
        CacheManager cache = fixture.manager(CachePolicy.Mode.BYPASS);
        cache.bypassed("user", "list");
        cache.close();
        assertThat(fixture.backend.counters().values()).isEqualTo(Map.of("bypasses/user:list", 1L));

        fixture.backend.failAlways();
        CacheManager broken = fixture.manager(CachePolicy.Mode.BYPASS);
        broken.bypassed("user", "list");
        broken.close();
        assertThat(fixture.warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "two\nlines", "a\u007f"})
    void nameThatNoBackendMayHaveToKeepIsRefused(String name) {
        assertThatThrownBy(() -> new CacheCounters(new TreeMap<>(Map.of(name, 1L))))
                .isInstanceOf(CacheValidationException.class);
    }

    private void load(CacheManager cache, CacheKey key, int calls, Duration time) {
        cache.getOrLoad(key, CacheFixture.OPTIONS, () -> {
            fixture.clock.advance(time);
            return new Loaded(bytes("value"), calls);
        });
    }

    @Test
    void sessionThatDidNothingWritesNothing() {
        fixture.manager().close();

        assertThat(fixture.backend.calls()).containsExactly("close");
    }

    @Test
    void entriesAreListedWithTheirState() {
        CacheManager cache = fixture.manager();
        fixture.read(cache, USERS);
        fixture.read(cache, GROUPS, CacheFixture.OPTIONS.withTtl(Duration.ofMinutes(1)));
        cache.put(USER_1, bytes("user 1"), Duration.ofHours(1));
        fixture.read(cache, CacheKey.of(BOB, "user", "list", "all"));
        EncodedEntry corrupt = new EncodedEntry(bytes("x"), fixture.clock.instant(), fixture.clock.instant());
        fixture.backend.putAll(
                Map.of(CacheKey.of(ALICE, "user", "list", "corrupt").address(), corrupt));
        fixture.clock.advance(Duration.ofMinutes(2));
        cache.invalidate(DOMAIN, KeyPattern.of(USER_1));

        List<EntryInfo> entries = cache.contents().entries(ALICE);

        assertThat(entries)
                .extracting(EntryInfo::key, EntryInfo::operation, EntryInfo::calls, EntryInfo::state)
                .containsExactlyInAnyOrder(
                        tuple(USERS, "identitystore:ListUsers", 2, EntryInfo.State.FRESH),
                        tuple(GROUPS, "identitystore:ListUsers", 2, EntryInfo.State.EXPIRED),
                        tuple(USER_1, "put", 0, EntryInfo.State.INVALIDATED));
        assertThat(entries).allSatisfy(entry -> assertThat(entry.storedBytes()).isPositive());
        assertThat(cache.contents().entries(null)).hasSize(4);
    }
}
