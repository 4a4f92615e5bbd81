package io.awsideman.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2Test {
    /** By the reference implementation: {@code printf password | argon2 somesaltsomesalt -id -v 13 -m N -t T -p P -l 32 -r}. */
    @ParameterizedTest
    @CsvSource({
        "64, 2, 1, password, 1a98fba8e6394425c9bdc333a9c750aaf811df070f5fb4a5788e1cf4db5793a1",
        "256, 3, 4, 'pässwörd', a5feebeee8261721817871eba684243c694c53c1b026578de644768ad60f8e1f",
        "65536, 3, 1, password, 7664ad4ba1a3c999fcdd0991ffc2270f78302d2383233db5e7befc85d1bb1819"
    })
    void knownAnswersComeOut(int memoryKib, int iterations, int lanes, String passphrase, String expected) {
        byte[] salt = "somesaltsomesalt".getBytes(StandardCharsets.US_ASCII);

        byte[] key = new Argon2(memoryKib, iterations, lanes).derive(passphrase.toCharArray(), salt);

        assertThat(HexFormat.of().formatHex(key)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "262145, 3, 1",
        "2147483647, 3, 1",
        "-1, 3, 1",
        "7, 3, 1",
        "31, 3, 4",
        "64, 0, 1",
        "64, 11, 1",
        "64, -1, 1",
        "64, 3, 0",
        "64, 3, 5",
        "64, 3, -1"
    })
    void parametersThatWouldExhaustTheMachineAreRefused(int memoryKib, int iterations, int lanes) {
        assertThatThrownBy(() -> new Argon2(memoryKib, iterations, lanes)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void defaultIsThatOfTheStandardForLittleMemory() {
        assertThat(Argon2.DEFAULT).isEqualTo(new Argon2(64 * 1024, 3, 1));
    }
}
