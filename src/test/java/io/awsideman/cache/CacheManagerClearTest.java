package io.awsideman.cache;

import static io.awsideman.cache.CacheFixture.OPTIONS;
import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.BOB;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.USER_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CacheManagerClearTest {
    private final CacheFixture fixture = new CacheFixture();
    private final CacheManager writer = fixture.manager();
    private final CacheManager reader = fixture.manager();
    private final CacheKey bobs = CacheKey.of(BOB, "user", "list", "all");

    private void fill() {
        List.of(USERS, USER_1, GROUPS, bobs).forEach(key -> fixture.read(reader, key));
    }

    @Test
    void scopeIsClearedAndOthersStay() {
        fill();

        assertThat(writer.clear(ALICE)).isEqualTo(3);

        assertThat(reader.contains(USERS)).isFalse();
        assertThat(reader.contains(bobs)).isTrue();
        assertThat(writer.clear(ALICE, KeyPattern.parse("*"))).isZero();
    }

    @Test
    void patternClearsWhatMatchesInItsScope() {
        fill();

        assertThat(writer.clear(ALICE, KeyPattern.parse("*:list"))).isEqualTo(2);

        assertThat(reader.contains(USERS)).isFalse();
        assertThat(reader.contains(GROUPS)).isFalse();
        assertThat(reader.contains(USER_1)).isTrue();
        assertThat(reader.contains(bobs)).isTrue();
    }

    @Test
    void loadThatRunsWhileItsScopeIsClearedStoresNothingThatCounts() {
        reader.getOrLoad(USERS, OPTIONS, () -> {
            Loaded loaded = fixture.ask();
            writer.clear(ALICE);
            return loaded;
        });

        assertThat(reader.contains(USERS)).isFalse();
    }

    @Test
    void failureToClearIsTold() {
        fixture.backend.failOn("clear");

        assertThatThrownBy(() -> writer.clear(ALICE)).isInstanceOf(BackendUnavailableException.class);
    }
}
