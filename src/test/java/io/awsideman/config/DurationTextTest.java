package io.awsideman.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "90,PT90S",
        "15m,PT15M",
        "1h30m,PT1H30M",
        "PT15M,PT15M",
        "pt1h,PT1H",
        "2D,PT48H",
        "1w,PT168H",
        "250ms,PT0.25S",
        "1h1ms,PT1H0.001S",
        " 5s ,PT5S",
        "0,PT0S"
    })
    void durationsAreReadInEveryCommonForm(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "m",
                "5x",
                "-5",
                "PT-5S",
                "-PT5S",
                "1.5h",
                "30m1h",
                "5 m",
                "9999999999999",
                "99999d",
                "P",
                "PT"
            })
    void otherDurationsAreNot(String text) {
        assertThat(DurationText.parse(text)).isNull();
    }
}
