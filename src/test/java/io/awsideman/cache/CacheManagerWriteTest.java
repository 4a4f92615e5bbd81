package io.awsideman.cache;

import static io.awsideman.cache.CacheFixture.OPTIONS;
import static io.awsideman.cache.CacheFixture.SETTINGS;
import static io.awsideman.cache.Samples.BOB;
import static io.awsideman.cache.Samples.DOMAIN;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.USER_1;
import static io.awsideman.cache.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CacheManagerWriteTest {
    private static final List<KeyPattern> USER_CHANGES = List.of(KeyPattern.parse("user:*"));

    private final CacheFixture fixture = new CacheFixture();
    private final CacheManager writer = fixture.manager();
    private final CacheManager reader = fixture.manager();

    @Test
    void everyoneOfTheDomainSeesTheWrite() {
        CacheKey bobs = CacheKey.of(BOB, "user", "list", "all");
        CacheKey elsewhere =
                CacheKey.of(new CacheScope("c", "eu-west-1", "", "", "aws/eu-west-1"), "user", "list", "all");
        List.of(USERS, bobs, elsewhere, GROUPS).forEach(key -> fixture.read(reader, key));

        write(2);
        fixture.clock.advance(SETTINGS.settleTime());

        assertThat(fixture.read(reader, USERS)).isEqualTo("state 2");
        assertThat(fixture.read(reader, bobs)).isEqualTo("state 2");
        assertThat(fixture.read(reader, elsewhere)).isEqualTo("state 1");
        assertThat(fixture.read(reader, GROUPS)).isEqualTo("state 1");
    }

    @Test
    void pendingReadsGoToAwsAndAreNotStored() {
        fixture.read(reader, USERS);
        try (PendingWrite write = writer.begin(DOMAIN, USER_CHANGES)) {
            fixture.clock.advance(Duration.ofMinutes(1));
            assertThat(reader.get(USERS)).isEmpty();
            fixture.read(reader, USERS);
            fixture.read(reader, USERS);
            fixture.read(writer, USERS);

            assertThat(fixture.asked).hasValue(4);
            assertThat(fixture.read(reader, GROUPS)).isEqualTo("state 1");
            assertThat(reader.contains(GROUPS)).isTrue();
            assertThat(write).isNotNull();
        }
    }

    @Test
    void settlingReadsGoToAwsAndAreNotStored() {
        write(2);

        fixture.clock.advance(SETTINGS.settleTime().minusMillis(1));
        fixture.read(reader, USERS);
        fixture.read(reader, USERS);
        assertThat(fixture.asked).hasValue(2);

        fixture.clock.advance(Duration.ofMillis(1));
        fixture.read(reader, USERS);
        fixture.read(reader, USERS);
        assertThat(fixture.asked).hasValue(3);
    }

    @Test
    void pendingPutsAndRefreshesAreNotStored() {
        try (PendingWrite write = writer.begin(DOMAIN, USER_CHANGES)) {
            reader.put(USERS, Samples.bytes("old"), Duration.ofMinutes(15));
            fixture.read(reader, USER_1, OPTIONS.withRefresh(true));
            assertThat(write).isNotNull();
        }
        fixture.clock.advance(SETTINGS.settleTime());

        assertThat(fixture.backend.stats().entries()).isZero();
    }

    @Test
    void slowReaderThatStoresAfterAWriteIsNotBelieved() {
        CachedValue slow = reader.getOrLoad(USERS, OPTIONS, () -> {
            Loaded old = fixture.ask();
            write(2);
            fixture.clock.advance(SETTINGS.settleTime());
            return old;
        });

        assertThat(text(slow.value())).isEqualTo("state 1");
        assertThat(fixture.read(reader, USERS)).isEqualTo("state 2");
    }

    @Test
    void slowReaderThatBeginsDuringTheWriteIsNotBelieved() {
        PendingWrite write = writer.begin(DOMAIN, USER_CHANGES);
        reader.getOrLoad(USERS, OPTIONS, () -> {
            Loaded old = fixture.ask();
            fixture.state.set(2);
            write.end();
            fixture.clock.advance(SETTINGS.settleTime());
            return old;
        });

        assertThat(fixture.read(reader, USERS)).isEqualTo("state 2");
    }

    @Test
    void markSetBetweenTheReadersTwoRequestsIsSeen() {
        fixture.backend.beforeNext(() -> fixture.backend.beforeNext(() -> writer.begin(DOMAIN, USER_CHANGES)));

        fixture.read(reader, USERS);

        assertThat(fixture.backend.read(USERS.address()).data()).isNull();
    }

    @Test
    void failedWriteStillInvalidates() {
        fixture.read(reader, USERS);

        assertThatThrownBy(() -> {
                    try (PendingWrite write = writer.begin(DOMAIN, USER_CHANGES)) {
                        fixture.state.set(2);
                        assertThat(write).isNotNull();
                        throw new IllegalStateException("connection reset after commit");
                    }
                })
                .isInstanceOf(IllegalStateException.class);
        fixture.clock.advance(SETTINGS.settleTime());

        assertThat(fixture.read(reader, USERS)).isEqualTo("state 2");
    }

    @Test
    void markOfAKilledWriterEndsAtItsDeadline() {
        fixture.manager().begin(DOMAIN, USER_CHANGES);

        fixture.clock.advance(SETTINGS.writeDeadline().minusMillis(1));
        fixture.read(reader, USERS);
        assertThat(reader.contains(USERS)).isFalse();

        fixture.clock.advance(Duration.ofMillis(1));
        fixture.read(reader, USERS);
        assertThat(reader.contains(USERS)).isTrue();
    }

    @Test
    void asynchronousWriteThatIsRenewedOutlivesItsDeadline() {
        PendingWrite write = writer.begin(DOMAIN, USER_CHANGES);
        for (int quarter = 0; quarter < 8; quarter++) {
            fixture.clock.advance(SETTINGS.writeDeadline().dividedBy(4));
            write.renew();
        }

        fixture.read(reader, USERS);
        assertThat(reader.contains(USERS)).isFalse();

        write.end();
        fixture.clock.advance(SETTINGS.settleTime());
        fixture.read(reader, USERS);
        assertThat(reader.contains(USERS)).isTrue();
    }

    @Test
    void renewingEarlyCostsNothing() {
        PendingWrite write = writer.begin(DOMAIN, USER_CHANGES);
        fixture.backend.forgetCalls();
        fixture.clock.advance(SETTINGS.writeDeadline().dividedBy(2));

        write.renew();

        assertThat(fixture.backend.calls()).isEmpty();
    }

    @Test
    void endingTwiceInvalidatesOnceAndRenewingAfterTheEndDoesNothing() {
        PendingWrite write = writer.begin(DOMAIN, USER_CHANGES);
        write.end();
        fixture.backend.forgetCalls();

        write.end();
        write.close();
        fixture.clock.advance(SETTINGS.writeDeadline());
        write.renew();

        assertThat(fixture.backend.calls()).isEmpty();
    }

    @Test
    void endOfOneWriteLeavesTheMarkOfAnotherOfTheSameProcess() {
        PendingWrite first = writer.begin(DOMAIN, USER_CHANGES);
        PendingWrite second = writer.begin(DOMAIN, USER_CHANGES);
        first.end();
        fixture.clock.advance(SETTINGS.settleTime());

        fixture.read(reader, USERS);
        assertThat(reader.contains(USERS)).isFalse();

        second.end();
        fixture.clock.advance(SETTINGS.settleTime());
        fixture.read(reader, USERS);
        assertThat(reader.contains(USERS)).isTrue();
    }

    @Test
    void removedKeyIsAMissAndItsNeighbourIsNot() {
        fixture.read(reader, USERS);
        fixture.read(reader, USER_1);

        writer.remove(USER_1);

        assertThat(reader.contains(USER_1)).isFalse();
        assertThat(reader.contains(USERS)).isTrue();
    }

    @Test
    void patternWithAWildcardInTheMiddleInvalidatesAtLeastWhatMatches() {
        fixture.read(reader, USER_1);
        fixture.read(reader, GROUPS);

        writer.invalidate(DOMAIN, KeyPattern.parse("user:*:u-1"));

        assertThat(reader.contains(USER_1)).isFalse();
        assertThat(reader.contains(GROUPS)).isTrue();
    }

    @Nested
    class WhenTheWriteCannotBeAnnounced {
        @Test
        void writeGoesOnAndItsProcessUsesTheCacheNoMore() {
            fixture.read(writer, USERS);
            fixture.read(writer, GROUPS);
            fixture.backend.failOn("bump");

            write(2);

            assertThat(fixture.read(writer, USERS)).isEqualTo("state 2");
            assertThat(fixture.read(writer, GROUPS)).isEqualTo("state 1");
            assertThat(fixture.warnings)
                    .singleElement()
                    .asString()
                    .contains("memory", "could not be announced", "cache clear");
            write(3);
            assertThat(fixture.warnings).hasSize(1);
            assertThat(fixture.read(writer, USERS)).isEqualTo("state 3");
        }

        @Test
        void laterAnnouncementCuresIt() {
            fixture.read(reader, USERS);
            fixture.backend.failOn("bump");
            PendingWrite write = writer.begin(DOMAIN, USER_CHANGES);
            fixture.state.set(2);
            fixture.backend.heal();
            write.end();
            fixture.clock.advance(SETTINGS.settleTime());

            assertThat(fixture.read(reader, USERS)).isEqualTo("state 2");
            assertThat(fixture.read(writer, USERS)).isEqualTo("state 2");
            assertThat(fixture.asked).hasValue(2);
            assertThat(fixture.warnings).isEmpty();
        }

        @Test
        void endThatFailsAfterTheMarkHasRunOutIsWarnedOf() {
            PendingWrite write = writer.begin(DOMAIN, USER_CHANGES);
            fixture.backend.failOn("bump");
            for (int third = 0; third < 4; third++) {
                fixture.clock.advance(SETTINGS.writeDeadline().dividedBy(3));
                write.renew();
            }
            write.end();

            assertThat(fixture.warnings).singleElement().asString().contains("could not be announced", "told to fail");
        }

        @Test
        void failureOfTheEndAloneLeavesTheMarkOfTheBeginning() {
            PendingWrite write = writer.begin(DOMAIN, USER_CHANGES);
            fixture.backend.failOn("bump");
            fixture.state.set(2);
            write.end();
            fixture.backend.heal();

            fixture.read(reader, USERS);
            assertThat(reader.contains(USERS)).isFalse();
            assertThat(fixture.warnings).isEmpty();
        }
    }

    private void write(int newState) {
        try (PendingWrite write = writer.begin(DOMAIN, USER_CHANGES)) {
            assertThat(write).isNotNull();
            fixture.state.set(newState);
        }
    }
}
