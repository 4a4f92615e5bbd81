package io.awsideman.cache;

import static io.awsideman.cache.Samples.ALICE;
import static io.awsideman.cache.Samples.DOMAIN;
import static io.awsideman.cache.Samples.GROUPS;
import static io.awsideman.cache.Samples.USERS;
import static io.awsideman.cache.Samples.USER_1;
import static io.awsideman.cache.Samples.bytes;
import static io.awsideman.cache.Samples.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CacheContentsTest {
    private final CacheFixture fixture = new CacheFixture();
    private final CacheManager cache = fixture.manager();
    private final CacheContents contents = cache.contents();

    @Test
    void entryIsFoundWithItsValueItsOriginAndWhatItDependsOn() {
        cache.getOrLoad(USERS, CacheFixture.OPTIONS, () -> new Loaded(bytes("users"), 1).from(bytes("request"), null));

        KeptEntry found = contents.find(USERS).orElseThrow();

        assertThat(text(found.value())).isEqualTo("users");
        assertThat(text(found.origin())).isEqualTo("request");
        assertThat(found.info().state()).isEqualTo(EntryInfo.State.FRESH);
        assertThat(found.info().generations().keySet()).containsExactlyElementsOf(USERS.generationPrefixes());
        assertThat(found.info().generations()).doesNotContainValue(false);
        assertThat(contents.find(GROUPS)).isEmpty();
    }

    @Test
    void changedGenerationIsToldApartFromTheOthers() {
        fixture.read(cache, USERS);
        cache.invalidate(DOMAIN, KeyPattern.parse("user:list"));

        EntryInfo info = contents.find(USERS).orElseThrow().info();

        assertThat(info.state()).isEqualTo(EntryInfo.State.INVALIDATED);
        assertThat(info.generations().entrySet().stream().filter(generation -> !generation.getValue()))
                .extracting(Map.Entry::getKey)
                .containsExactly(KeyPattern.parse("user:list").prefix(DOMAIN));
    }

    @Test
    void cleanupRemovesWhatNothingWillEverBeAnsweredFromAndSaysWhy() {
        fixture.read(cache, USERS, CacheFixture.OPTIONS.withTtl(Duration.ofMinutes(1)));
        fixture.read(cache, GROUPS, CacheFixture.OPTIONS.withTtl(Duration.ofHours(5)));
        CacheKey other = CacheKey.of(ALICE, "user", "describe", "u-2");
        fixture.read(cache, USER_1, CacheFixture.OPTIONS.withTtl(Duration.ofHours(5)));
        fixture.read(cache, other, CacheFixture.OPTIONS.withTtl(Duration.ofHours(5)));
        EncodedEntry corrupt = new EncodedEntry(bytes("x"), fixture.clock.instant(), fixture.clock.instant());
        fixture.backend.putAll(
                Map.of(CacheKey.of(ALICE, "user", "list", "corrupt").address(), corrupt));
        cache.invalidate(DOMAIN, KeyPattern.of(USER_1));
        fixture.clock.advance(Duration.ofMinutes(2));
        assertThat(contents.cleanup(true).expired())
                .as("it may still be served")
                .isZero();
        fixture.clock.advance(CacheFixture.SETTINGS.staleIfError());

        Cleanup counted = contents.cleanup(true);

        assertThat(contents.entries(null)).hasSize(4);
        assertThat(counted).usingRecursiveComparison().ignoringFields("bytes").isEqualTo(new Cleanup(1, 1, 1, 0, 3));
        assertThat(counted.bytes()).isPositive();
        assertThat(counted.total()).isEqualTo(6);
        assertThat(contents.cleanup(false)).isEqualTo(counted);
        assertThat(contents.entries(null)).extracting(EntryInfo::key).containsExactlyInAnyOrder(GROUPS, other);
        assertThat(contents.cleanup(false).total()).isZero();
    }

    @Test
    void probeDoesWithAnEntryOfItsOwnWhatIsDoneWithAllAndLeavesNone() {
        List<Probe.Step> steps = contents.probe("probe-1");

        assertThat(steps).extracting(Probe.Step::name).containsExactly("write", "read", "invalidate", "remove");
        assertThat(steps).extracting(Probe.Step::problem).containsOnlyNulls();
        assertThat(fixture.backend.stats().entries()).isZero();
    }

    @Test
    void probeSaysWhichStepsFailAlsoWhenNobodyWouldNotice() {
        fixture.backend.failOn("putAll", "bump");

        List<Probe.Step> steps = contents.probe("probe-1");

        assertThat(steps)
                .filteredOn(step -> step.problem() != null)
                .extracting(Probe.Step::name)
                .containsExactly("write", "read", "invalidate");
        assertThat(Objects.requireNonNull(steps.get(0).problem())).contains("told to fail");
        assertThat(fixture.warnings).isEmpty();
    }

    @Test
    void failuresComeThrough() {
        fixture.backend.failAlways();

        assertThatThrownBy(() -> contents.entries(null)).isInstanceOf(BackendUnavailableException.class);
        assertThatThrownBy(() -> contents.cleanup(true)).isInstanceOf(BackendUnavailableException.class);
        assertThatThrownBy(contents::statistics).isInstanceOf(BackendUnavailableException.class);
    }

    @Test
    void nothingIsAnsweredThatIsOlderThanTheMaximumAge() {
        CacheSettings settings = new CacheSettings(
                Duration.ofDays(30),
                Duration.ZERO,
                Duration.ofDays(30),
                Duration.ofDays(2),
                Duration.ofMinutes(10),
                0,
                true,
                1024);
        CacheManager bounded = fixture.manager(CachePolicy.normal(), settings, fixture.jitter());
        fixture.read(bounded, USERS);
        CacheManager unbounded = fixture.manager(CachePolicy.normal(), CacheFixture.SETTINGS, fixture.jitter());
        fixture.read(unbounded, GROUPS, CacheFixture.OPTIONS.withTtl(Duration.ofDays(5)));
        assertThat(contents.find(USERS).orElseThrow().info().expiresAt())
                .isEqualTo(fixture.clock.instant().plus(Duration.ofDays(2)));

        fixture.clock.advance(Duration.ofDays(2));

        assertThat(bounded.get(USERS)).isEmpty();
        assertThat(bounded.getStale(USERS)).isEmpty();
        assertThat(bounded.get(GROUPS)).as("kept when the bound was higher").isEmpty();
        assertThat(unbounded.get(GROUPS)).isPresent();
        assertThat(bounded.contents().cleanup(true).expired()).isEqualTo(2);
    }
}
