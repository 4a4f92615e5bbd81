package io.awsideman.cache;

import static io.awsideman.cache.CacheFixture.OPTIONS;
import static io.awsideman.cache.Samples.DOMAIN;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads under each policy. */
class CacheManagerModesTest {
    private static final Duration TTL = Duration.ofMinutes(15);

    private final CacheFixture fixture = new CacheFixture();
    private final CacheManager cache = fixture.manager();

    @Test
    void bypassNeitherReadsNorStores() {
        fixture.read(cache, USERS);
        fixture.state.set(2);
        CacheManager bypassing = fixture.manager(CachePolicy.Mode.BYPASS);

        assertThat(fixture.read(bypassing, USERS)).isEqualTo("state 2");
        bypassing.put(GROUPS, bytes("groups"), TTL);
        assertThat(bypassing.get(USERS)).isEmpty();

        assertThat(fixture.read(cache, USERS)).isEqualTo("state 1");
        assertThat(cache.contains(GROUPS)).isFalse();
    }

    @Test
    void writesInvalidateAlsoWhenReadsBypass() {
        fixture.read(cache, USERS);

        fixture.manager(CachePolicy.Mode.BYPASS)
                .begin(DOMAIN, List.of(KeyPattern.parse("user:*")))
                .end();

        assertThat(cache.get(USERS)).isEmpty();
    }

    @Test
    void refreshDoesNotReadButStores() {
        fixture.read(cache, USERS);
        fixture.state.set(2);

        assertThat(fixture.read(fixture.manager(CachePolicy.Mode.REFRESH), USERS))
                .isEqualTo("state 2");

        assertThat(fixture.read(cache, USERS)).isEqualTo("state 2");
    }

    @Test
    void offlineAnswersFromTheCacheAndOtherwiseSaysWhatToDo() {
        fixture.read(cache, USERS);
        CacheManager offline = fixture.manager(CachePolicy.Mode.OFFLINE);

        assertThat(fixture.read(offline, USERS)).isEqualTo("state 1");
        assertUnavailable(() -> fixture.read(offline, GROUPS));
        assertUnavailable(() -> fixture.read(offline, USERS, OPTIONS.withRefresh(true)));
        fixture.clock.advance(TTL);
        assertUnavailable(() -> fixture.read(offline, USERS));
        assertThat(fixture.asked).hasValue(1);
    }

    @Test
    void recallAnswersAlsoWithWhatHasExpiredButNotWithWhatIsStaleAndNeverLoads() {
        fixture.read(cache, USERS);
        fixture.clock.advance(TTL.multipliedBy(100));
        CacheManager recalling = fixture.manager(CachePolicy.Mode.RECALL);

        assertThat(fixture.read(recalling, USERS)).isEqualTo("state 1");
        assertUnavailable(() -> fixture.read(recalling, GROUPS));
        cache.begin(DOMAIN, List.of(KeyPattern.parse("user:*"))).end();
        assertUnavailable(() -> fixture.read(recalling, USERS));
        assertThat(fixture.asked).hasValue(1);
    }

    @Test
    void verifyingFetchesAnywayAndWarnsOfADifference() {
        CacheManager verifying = fixture.manager(new CachePolicy(CachePolicy.Mode.NORMAL, null, true));
        fixture.read(cache, USERS);
        fixture.read(verifying, USERS);
        assertThat(fixture.warnings).isEmpty();
        fixture.state.set(2);

        assertThat(fixture.read(verifying, USERS)).isEqualTo("state 2");

        assertThat(fixture.warnings).singleElement().asString().contains("user:list:all", "differs");
        assertThat(fixture.read(cache, USERS)).isEqualTo("state 2");
    }

    private void assertUnavailable(org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
        assertThatThrownBy(read).isInstanceOfSatisfying(AdminException.class, e -> {
            assertThat(e.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(e.remedy()).isEqualTo("run without --offline");
        });
    }
}
