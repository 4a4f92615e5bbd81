package io.awsideman.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HkdfTest {
    private static final byte[] SECRET = HexFormat.of().parseHex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");

    /**
     * The secret of RFC 5869, appendix A.3, without salt, by OpenSSL: {@code openssl kdf -keylen … -kdfopt digest:SHA512 -kdfopt
     * hexkey:… -kdfopt info:… HKDF}.
     */
    @ParameterizedTest
    @CsvSource({
        "'', f5fa02b18298a72a8c23898a8703472c6eb179dc204c03425c970e3b164bf90fff22d04836d0e2343bac",
        "awsideman cache v1 entry, b363b47c7361639b2b61adf9c0da4a829fc5cb53cd63cd5ce0ca0a750cf23b6d85684385bafaabce"
                + "394dc5b11bacc0e00061ead837e1f990f5064af7fccea204394cc8bc4aeb2d92fbff9d3fa94829ce73f41238d6e4989052e4"
                + "e24823decb285c6217bd2edb14d0426f2346f292036e3ee261265997c28a123a3f490f213b105f4c"
    })
    void knownAnswersComeOut(String purpose, String expected) {
        byte[] derived = Hkdf.derive(SECRET, purpose, expected.length() / 2);

        assertThat(HexFormat.of().formatHex(derived)).isEqualTo(expected);
    }

    @Test
    void longestKeyIs255Blocks() {
        assertThat(Hkdf.derive(SECRET, "test", 255 * 64)).hasSize(16320);
        assertThatThrownBy(() -> Hkdf.derive(SECRET, "test", 255 * 64 + 1))
                .hasMessageContaining("may only be used for 255");
    }
}
