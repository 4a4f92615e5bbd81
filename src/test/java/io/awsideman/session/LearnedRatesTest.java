package io.awsideman.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.aws.RequestPace;
import io.awsideman.fixture.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedRatesTest {
    private static final Map<String, Double> SLOW = Map.of("SSO_ADMIN", 4.0);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Path folder;
    private final LearnedRates rates;

    LearnedRatesTest(@TempDir Path directory) {
        this.folder = directory.resolve("state");
        this.rates = new LearnedRates(folder, clock);
    }

    @Test
    void theNextCommandGoesOnWhereTheLastOneWas() {
        rates.keep("here", slowed());
        clock.advance(Duration.ofMinutes(1));

        assertThat(learned("here")).containsOnlyKeys("SSO_ADMIN");
        assertThat(learned("here").get("SSO_ADMIN")).isEqualTo(6, Offset.offset(0.1));
        assertThat(learned("there")).isEmpty();
    }

    @Test
    void nothingIsLeftAfterTenMinutes() {
        rates.keep("here", slowed());
        clock.advance(Duration.ofMinutes(10));

        assertThat(learned("here")).isEmpty();
    }

    @Test
    void whatIsLearnedElsewhereStays() throws IOException {
        rates.keep("here", slowed());
        rates.keep("there", slowed());
        rates.keep("here", fast());

        assertThat(learned("here")).isEmpty();
        assertThat(learned("there")).isNotEmpty();

        rates.keep("there", fast());
        assertThat(folder.resolve("request-rates")).isEmptyFile();
    }

    @Test
    void nothingIsWrittenWhereNothingWasThrottled() {
        rates.keep("here", fast());

        assertThat(folder).doesNotExist();
    }

    @Test
    void whatCannotBeReadOrWrittenIsLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("request-rates").resolve("in the way"));
        rates.keep("here", slowed());
        assertThat(learned("here")).isEmpty();
    }

    @Test
    void whatIsNoRateIsIgnored() throws IOException {
        long now = clock.instant().toEpochMilli();
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("request-rates"),
                "here\tSSO_ADMIN\tfast\t" + now + "\nhere\tSSO_ADMIN\t-1\t" + now + "\nhere\tSSO_ADMIN\t4\t" + (now + 1)
                        + "\nhere\n\nhere\tIDENTITY_STORE\t5\t" + now);

        assertThat(learned("here")).containsOnlyKeys("IDENTITY_STORE");
    }

    private Map<String, Double> learned(String place) {
        RequestPace pace = fast();
        rates.resume(place, pace);
        return pace.learned();
    }

    private static RequestPace slowed() {
        RequestPace pace = fast();
        pace.resume(SLOW, Duration.ZERO);
        return pace;
    }

    private static RequestPace fast() {
        return RequestPace.each(20, 20, 10);
    }
}
