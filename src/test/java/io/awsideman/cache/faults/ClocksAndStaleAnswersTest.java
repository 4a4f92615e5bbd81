package io.awsideman.cache.faults;

import static io.awsideman.cache.Samples.DOMAIN;
import static io.awsideman.cache.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.cache.CacheBackend;
import io.awsideman.cache.CachedValue;
import io.awsideman.cache.FaultyBackend;
import io.awsideman.cache.KeyPattern;
import io.awsideman.cache.LoadOptions;
import io.awsideman.cache.Loaded;
import io.awsideman.cache.PendingWrite;
import io.awsideman.cache.Samples;
import io.awsideman.cache.backend.file.FileBackend;
import io.awsideman.fixture.FastFolder;
import io.awsideman.fixture.MovableClock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on the file backend when the clock is set while they work, and when AWS does not answer. */
class ClocksAndStaleAnswersTest {
    private static final Duration SETTLED = Duration.ofSeconds(3);
    private static final Duration EXPIRED = Duration.ofMinutes(20);

    @TempDir(factory = FastFolder.class)
    Path folder = Path.of("");

    private final MovableClock clock = new MovableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private final List<String> warnings = new ArrayList<>();
    private String failing = "nothing";
    private int aws = 1;

    @Test
    void clockSetBackInTheMiddleOfAWriteEndsWithIt() {
        assertThat(read()).isEqualTo(1);
        try (PendingWrite write = begin(process())) {
            clock.advance(Duration.ofHours(-5));
            assertThat(read()).isEqualTo(1);
            aws = 2;
            assertThat(read()).isEqualTo(2);
            assertThat(write).isNotNull();
        }
        assertThat(read()).isEqualTo(2);
        clock.advance(SETTLED);

        assertThat(read()).isEqualTo(2);
        assertThat(process().manager().contains(USERS)).isTrue();
    }

    @Test
    void clockSetBackAfterAWriterWasKilledBlocksForAnHourAndNotLonger() {
        read();
        begin(process());
        aws = 2;
        clock.advance(Duration.ofHours(-5));

        assertThat(read()).isEqualTo(2);
        clock.advance(CacheBackend.MAX_MARK.minusSeconds(1));
        assertThat(process().manager().contains(USERS)).isFalse();
        clock.advance(Duration.ofSeconds(1));

        assertThat(read()).isEqualTo(2);
        assertThat(process().manager().contains(USERS)).isTrue();
    }

    @Test
    void clockSetForwardInTheMiddleOfAWriteLeavesNothingStale() {
        read();
        try (PendingWrite write = begin(process())) {
            clock.advance(Duration.ofHours(5));
            assertThat(read()).isEqualTo(1);
            assertThat(process().manager().contains(USERS))
                    .as("stored, for the mark is over")
                    .isTrue();
            aws = 2;
            assertThat(write).isNotNull();
        }

        assertThat(read()).isEqualTo(2);
        clock.advance(Duration.ofHours(-5));
        assertThat(read()).isEqualTo(2);
        clock.advance(CacheBackend.MAX_MARK);
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void entriesOfAClockThatWasAheadDoNotCountUntilTheyAreReplaced() {
        read();
        clock.advance(Duration.ofHours(-5));
        aws = 2; // by somebody else

        assertThat(read()).isEqualTo(2);
        assertThat(process().manager().contains(USERS)).isTrue();
    }

    @Test
    void changeInTheJournalSurvivesAClockThatIsSetBack() {
        read();
        failing = "bump";
        PendingWrite killed = begin(process());
        aws = 2;
        clock.advance(Duration.ofHours(-5));
        assertThat(read()).isEqualTo(2);
        failing = "nothing";

        assertThat(read()).isEqualTo(2);
        clock.advance(CacheBackend.MAX_MARK);
        assertThat(read()).isEqualTo(2);
        assertThat(process().manager().contains(USERS)).isTrue();
        assertThat(killed).isNotNull();
    }

    @Test
    void expiredAnswerIsServedWithItsLabelWhenAwsIsUnavailable() {
        read();
        clock.advance(EXPIRED);

        CachedValue served = readWithoutAws(process());

        assertThat(served.source()).isEqualTo(CachedValue.Source.STALE);
        assertThat(warnings).singleElement().asString().contains("AWS is unavailable", "20 min old");
    }

    @Test
    void whatTheJournalSaysHasChangedIsNot() {
        read();
        clock.advance(EXPIRED);
        failing = "bump";
        begin(process()).end();
        clock.advance(SETTLED);

        assertThatThrownBy(() -> readWithoutAws(process())).hasMessage("throttled");
        failing = "nothing";
        assertThatThrownBy(() -> readWithoutAws(process())).hasMessage("throttled");
    }

    @Test
    void whatIsNotedWhileAwsIsAskedIsNot() {
        read();
        clock.advance(EXPIRED);

        assertThatThrownBy(() -> process().manager().getOrLoad(USERS, tolerant(), () -> {
                    failing = "bump";
                    begin(process());
                    throw new IllegalStateException("throttled");
                }))
                .hasMessage("throttled");
    }

    private int read() {
        return process().read(USERS, () -> new Loaded(Samples.bytes("" + aws), 1));
    }

    private static CachedValue readWithoutAws(SimulatedProcess process) {
        return process.manager().getOrLoad(USERS, tolerant(), () -> {
            throw new IllegalStateException("throttled");
        });
    }

    private static LoadOptions tolerant() {
        return LoadOptions.of("identitystore:ListUsers").servingStaleWhen(failure -> Optional.of(failure)
                .filter(IllegalStateException.class::isInstance)
                .map(Throwable::getMessage));
    }

    private static PendingWrite begin(SimulatedProcess process) {
        return process.manager().begin(DOMAIN, List.of(KeyPattern.parse("user:*")));
    }

    private SimulatedProcess process() {
        return new SimulatedProcess(
                files -> {
                    FaultyBackend backend = new FaultyBackend(new FileBackend(
                            folder.resolve("cache"),
                            1_000_000,
                            Duration.ofDays(7),
                            clock,
                            new SecureRandom(),
                            warnings::add));
                    backend.failWhen(operation -> operation.equals(failing));
                    return backend;
                },
                folder.resolve("home"),
                folder.resolve("tmp"),
                (operation, path) -> {},
                clock,
                warnings::add);
    }
}
