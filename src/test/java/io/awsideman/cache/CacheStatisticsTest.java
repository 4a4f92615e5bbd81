package io.awsideman.cache;

import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.BOB;
import static io.awsideman.cache.Samples.DOMAIN;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.USER_1;
import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

        CacheStatistics statistics = second.statistics();

        assertThat(statistics.session()).isEqualTo(new CacheCounters(1, 0, 0, 0, 2, 0, 0, 1, 0));
        assertThat(statistics.total()).isEqualTo(new CacheCounters(2, 1, 1, 0, 4, 1, 0, 1, 0));
        assertThat(statistics.total().hitRate()).isEqualTo(2 / 3.0);
        assertThat(statistics.backend().entries()).isEqualTo(1);
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
        fixture.backend.putAll(Map.of(CacheKey.of(ALICE, "user", "list", "corrupt"), corrupt));
        fixture.clock.advance(Duration.ofMinutes(2));
        cache.invalidate(DOMAIN, KeyPattern.of(USER_1));

        List<EntryInfo> entries = cache.entries(ALICE);

        assertThat(entries)
                .extracting(EntryInfo::key, EntryInfo::operation, EntryInfo::calls, EntryInfo::state)
                .containsExactlyInAnyOrder(
                        tuple(USERS, "identitystore:ListUsers", 2, EntryInfo.State.FRESH),
                        tuple(GROUPS, "identitystore:ListUsers", 2, EntryInfo.State.EXPIRED),
                        tuple(USER_1, "put", 0, EntryInfo.State.INVALIDATED));
        assertThat(entries).allSatisfy(entry -> assertThat(entry.storedBytes()).isPositive());
        assertThat(cache.entries(null)).hasSize(4);
    }
}
