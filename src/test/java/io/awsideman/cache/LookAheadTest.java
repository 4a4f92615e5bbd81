package io.awsideman.cache;

import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.USER_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookAheadTest {
    private final CacheFixture fixture = new CacheFixture();
    private final CacheManager cache = fixture.manager();

    @BeforeEach
    void fill() {
        fixture.read(cache, USERS);
        fixture.read(cache, USER_1);
        fixture.backend.forgetCalls();
        fixture.state.incrementAndGet();
    }

    @Test
    void severalReadsTakeOneRequestAndAMissNeedsNoOther() {
        cache.lookAhead(List.of(USERS, USER_1, GROUPS));

        assertThat(fixture.read(cache, USERS)).isEqualTo("state 1");
        assertThat(fixture.read(cache, USER_1)).isEqualTo("state 1");
        assertThat(fixture.backend.calls()).containsExactly("readAll");
        assertThat(fixture.read(cache, GROUPS)).isEqualTo("state 2");
        assertThat(fixture.backend.calls()).doesNotContain("read");
        assertThat(cache.contents().statistics().total().hits()).isEqualTo(2);
    }

    @Test
    void whatIsFoundServesOneReadAndTwoSeconds() {
        cache.lookAhead(List.of(USERS, USER_1));
        fixture.clock.advance(Duration.ofMillis(1999));
        fixture.read(cache, USERS);
        assertThat(fixture.backend.calls()).containsExactly("readAll");
        fixture.read(cache, USERS);
        assertThat(fixture.backend.calls()).containsExactly("readAll", "read");
        fixture.clock.advance(Duration.ofMillis(1));
        fixture.read(cache, USER_1);
        assertThat(fixture.backend.calls()).containsExactly("readAll", "read", "read");
    }

    @Test
    void ownWriteIsNotOverlooked() {
        cache.lookAhead(List.of(USERS));
        try (PendingWrite write = cache.begin(Samples.DOMAIN, List.of(KeyPattern.under("user")))) {
            write.renew();
        }

        assertThat(fixture.read(cache, USERS)).isEqualTo("state 2");

        cache.lookAhead(List.of(USER_1));
        cache.remove(USER_1);
        assertThat(fixture.read(cache, USER_1)).isEqualTo("state 2");
    }

    @Test
    void whatWasSeenBeforeAnOwnWriteThatCameBetweenIsForgotten() {
        List<CacheKey> moreThanOneRequest = new ArrayList<>(List.of(USERS));
        for (int i = 0; i < 150; i++) {
            moreThanOneRequest.add(CacheKey.of(Samples.ALICE, "user", "describe", "id-" + i));
        }
        AtomicInteger requests = new AtomicInteger();
        fixture.backend.beforeEach(() -> {
            if (requests.incrementAndGet() == 2) {
                cache.begin(Samples.DOMAIN, List.of(KeyPattern.under("user"))).close();
            }
        });

        cache.lookAhead(moreThanOneRequest);

        assertThat(fixture.read(cache, USERS)).isEqualTo("state 2");
    }

    @Test
    void valueThatIsFetchedAfterAChangeByAnotherIsNotStoredUnderWhatWasSeenBefore() {
        cache.lookAhead(List.of(GROUPS));
        CacheManager other = fixture.manager();
        other.begin(Samples.DOMAIN, List.of(KeyPattern.under("group")));
        fixture.read(cache, GROUPS);

        assertThat(other.get(GROUPS)).isEmpty();
    }

    @Test
    void whatWasSeenCanBeAskedForWithoutCounting() {
        assertThat(cache.seenAhead(USERS)).isEmpty();
        cache.lookAhead(List.of(USERS, GROUPS));

        assertThat(cache.seenAhead(USERS)).isPresent();
        assertThat(cache.seenAhead(GROUPS)).isEmpty();
        cache.forgetAhead();

        assertThat(cache.seenAhead(USERS)).isEmpty();
        assertThat(cache.contents().statistics().total().hits()).isZero();
    }
}
