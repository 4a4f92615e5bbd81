package io.awsideman.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AeadCipherTest {
    private static final String PURPOSE = "awsideman cache v1 entry";
    private static final byte[] SECRET =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final byte[] HEADER = ascii("header");

    private final AeadCipher cipher = AeadCipher.of(SECRET, PURPOSE);

    /** RFC 7518, appendix B.3. */
    @Test
    void knownAnswerOfTheStandardComesOut() throws Exception {
        byte[] key = new byte[64];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        CbcHmac algorithm = new CbcHmac(SecretBytes.copyOf(key, 0, 32), SecretBytes.copyOf(key, 32, 64));
        byte[] plaintext =
                ascii("A cipher system must not be required to be secret, and it must be able to fall into the"
                        + " hands of the enemy without inconvenience");
        byte[] associatedData = ascii("The second principle of Auguste Kerckhoffs");
        String vector = "1af38c2dc2b96ffdd86694092341bc04";

        byte[] sealed = algorithm.seal(HexFormat.of().parseHex(vector), associatedData, plaintext);

        assertThat(hex(sealed))
                .isEqualTo(vector
                        + "4affaaadb78c31c5da4b1b590d10ffbd3dd8d5d302423526912da037ecbcc7bd"
                        + "822c301dd67c373bccb584ad3e9279c2e6d12a1374b77f077553df829410446b"
                        + "36ebd97066296ae6427ea75c2e0846a11a09ccf5370dc80bfecbad28c73f09b3"
                        + "a3b75e662a2594410ae496b2e2e6609e31e6e02cc837f053d21f37ff4f51950b"
                        + "be2638d09dd7a4930930806d0703b1f6"
                        + "4dd3b4c088a7f45c216839645b2012bf2e6269a8c56a816dbc1b267761955bc5");
        assertThat(algorithm.open(associatedData, sealed)).isEqualTo(plaintext);
    }

    /**
     * By other means: subkeys by {@code openssl kdf -keylen 96 -kdfopt digest:SHA512 -kdfopt hexkey:… -kdfopt info:"awsideman
     * cache v1 entry" HKDF}, ciphertext by {@code openssl enc -aes-256-cbc}, tag by {@code openssl mac -digest SHA512 HMAC}.
     */
    @Test
    void sealedBytesAreLaidOutAsTheFormatSays() throws Exception {
        AeadCipher fixed = AeadCipher.of(SECRET, PURPOSE, () -> countingFrom(0xa0));
        String golden = "a0a1a2a3a4a5a6a7a8a9aaabacadaeaf" + "d4ea77ecc9df3756100974c8324a3383"
                + "3cc1e877c79743e13020d319abeb5992e46d7b53fa340916fbfe4e296e5cf1f3";

        assertThat(hex(fixed.seal(HEADER, ascii("hello")))).isEqualTo(golden);
        assertThat(cipher.open(HEADER, HexFormat.of().parseHex(golden))).isEqualTo(ascii("hello"));
    }

    @Test
    void sealedNameIsLaidOutAsTheFormatSays() throws Exception {
        String golden = "0ae85d9fc2eebaa812713009ed3ed8c6" + "59dd46b4c07b41ffca88f3874153a758"
                + "b20162c1a2102e310d853ab80e8612be21b9cb239445e162a089325c83e78e20";

        assertThat(hex(cipher.sealName(ascii("user:list")))).isEqualTo(golden);
        assertThat(cipher.openName(HexFormat.of().parseHex(golden))).isEqualTo(ascii("user:list"));
    }

    @Test
    void sameTextNeverHasTheSameBytes() {
        List<byte[]> sealed = IntStream.range(0, 100)
                .mapToObj(i -> cipher.seal(HEADER, ascii("hello")))
                .toList();

        assertThat(sealed.stream().map(bytes -> hex(bytes).substring(0, 32)).distinct())
                .hasSize(100);
        assertThat(sealed.stream().map(bytes -> hex(bytes).substring(32, 64)).distinct())
                .hasSize(100);
    }

    @Test
    void otherKeyAndOtherPurposeOpenNothing() {
        byte[] sealed = cipher.seal(HEADER, ascii("hello"));
        byte[] other = SECRET.clone();
        other[31] ^= 1;

        assertThatThrownBy(() -> AeadCipher.of(other, PURPOSE).open(HEADER, sealed))
                .isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> AeadCipher.of(SECRET, "other").open(HEADER, sealed))
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void entryIsNoNameAndNameIsNoEntry() {
        byte[] name = cipher.sealName(ascii("user:list"));
        byte[] entry = cipher.seal(ascii("awsideman name"), ascii("user:list"));

        assertThatThrownBy(() -> cipher.open(new byte[0], name)).isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> cipher.openName(entry)).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void failureTellsNothing() {
        byte[] sealed = cipher.seal(HEADER, ascii("hello"));
        byte[] altered = sealed.clone();
        altered[20] ^= 1;

        for (byte[] wrong : List.of(new byte[0], altered, Arrays.copyOf(sealed, 30), new byte[16 + 32])) {
            assertThatThrownBy(() -> cipher.open(HEADER, wrong))
                    .isExactlyInstanceOf(AuthenticationFailedException.class)
                    .hasMessage("not authentic")
                    .hasNoCause();
        }
    }

    @Test
    void wrongPaddingWithTheRightTagTellsNothingEither() {
        SecretBytes tagKey = SecretBytes.copyOf(new byte[32]);
        CbcHmac one = new CbcHmac(tagKey, SecretBytes.copyOf(new byte[32]));
        byte[] otherAes = new byte[32];
        Random random = new Random(1);

        for (int i = 0; i < 20; i++) {
            random.nextBytes(otherAes);
            byte[] sealed = new CbcHmac(tagKey, SecretBytes.copyOf(otherAes)).seal(new byte[16], HEADER, new byte[40]);
            try {
                assertThat(one.open(HEADER, sealed))
                        .isNotEqualTo(new byte[40]); // one padding in 255 is right by chance
            } catch (AuthenticationFailedException e) {
                assertThat(e).hasMessage("not authentic").hasNoCause();
            }
        }
    }

    @Test
    void closedCipherRefusesToWork() {
        byte[] sealed = cipher.seal(HEADER, ascii("hello"));

        cipher.close();

        assertThatThrownBy(() -> cipher.seal(HEADER, ascii("hello"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.open(HEADER, sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.sealName(HEADER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void threadsDoNotDisturbEachOther() {
        assertThat(IntStream.range(0, 2000).parallel().allMatch(i -> {
                    byte[] text = ascii("text " + i);
                    byte[] header = ascii("header " + i);
                    try {
                        return Arrays.equals(cipher.open(header, cipher.seal(header, text)), text);
                    } catch (AuthenticationFailedException e) {
                        return false;
                    }
                }))
                .isTrue();
    }

    private static RandomGenerator countingFrom(int first) {
        return new Random() {
            @Override
            public void nextBytes(byte[] bytes) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) (first + i);
                }
            }
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
