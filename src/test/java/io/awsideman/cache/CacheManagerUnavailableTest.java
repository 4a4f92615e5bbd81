package io.awsideman.cache;

import static io.awsideman.cache.CacheFixture.OPTIONS;
import static io.awsideman.cache.CacheFixture.SETTINGS;
import static io.awsideman.cache.Samples.DOMAIN;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.bytes;
import static io.awsideman.cache.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reads when AWS or the backend fails. */
class CacheManagerUnavailableTest {
    private static final Duration TTL = Duration.ofMinutes(15);

    private final CacheFixture fixture = new CacheFixture();
    private final CacheManager cache = fixture.manager();
    private final LoadOptions tolerant = OPTIONS.servingStaleWhen(failure ->
            Optional.of(failure).filter(IllegalStateException.class::isInstance).map(Throwable::getMessage));

    private CachedValue readFailing(LoadOptions options) {
        return cache.getOrLoad(USERS, options, () -> {
            throw new IllegalStateException("throttled");
        });
    }

    @Test
    void expiredEntryIsServedWithAWarning() {
        fixture.read(cache, USERS);
        fixture.clock.advance(Duration.ofMinutes(45));

        CachedValue served = readFailing(tolerant);

        assertThat(served.source()).isEqualTo(CachedValue.Source.STALE);
        assertThat(text(served.value())).isEqualTo("state 1");
        assertThat(fixture.warnings).singleElement().asString().contains("45 min", "throttled");
    }

    @Test
    void entryThatExpiredTooLongAgoIsNot() {
        fixture.read(cache, USERS);
        fixture.clock.advance(TTL.plus(SETTINGS.staleIfError()));

        assertThatThrownBy(() -> readFailing(tolerant)).hasMessage("throttled");
    }

    @Test
    void invalidatedEntryIsNot() {
        fixture.read(cache, USERS);
        cache.remove(USERS);

        assertThatThrownBy(() -> readFailing(tolerant)).hasMessage("throttled");
    }

    @Test
    void entryInvalidatedWhileLoadingIsNot() {
        fixture.read(cache, USERS);
        fixture.clock.advance(TTL);

        assertThatThrownBy(() -> cache.getOrLoad(USERS, tolerant, () -> {
                    fixture.manager().invalidate(DOMAIN, KeyPattern.everything());
                    throw new IllegalStateException("throttled");
                }))
                .hasMessage("throttled");
    }

    @Test
    void otherFailuresRefreshingReadsAndStricterAgesAreNotServed() {
        fixture.read(cache, USERS);
        fixture.clock.advance(TTL);

        assertThatThrownBy(() -> readFailing(OPTIONS)).hasMessage("throttled");
        assertThatThrownBy(() -> readFailing(tolerant.withRefresh(true))).hasMessage("throttled");
        assertThatThrownBy(() -> readFailing(tolerant.withMaxAge(Duration.ofMinutes(1))))
                .hasMessage("throttled");
    }

    @Test
    void readsAndPutsGoOnWithoutIt() {
        fixture.backend.failAlways();

        assertThat(fixture.read(cache, USERS)).isEqualTo("state 1");
        assertThat(fixture.read(cache, USERS)).isEqualTo("state 1");
        cache.put(USERS, bytes("users"), TTL);
        assertThat(cache.get(USERS)).isEmpty();
        assertThat(cache.getAll(List.of(USERS, GROUPS))).isEmpty();
        cache.close();

        assertThat(fixture.asked).hasValue(2);
        assertThat(fixture.warnings).hasSize(1);
    }

    @Test
    void failingAtEachSingleOperationLosesNothingButTime() {
        for (String operation : List.of("read", "generations", "putAll")) {
            fixture.backend.failOn(operation);
            assertThat(fixture.read(fixture.manager(), USERS)).isEqualTo("state 1");
        }
    }
}
