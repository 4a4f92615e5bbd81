package io.awsideman.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import io.awsideman.failure.FailureKind;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysetTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.75Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String GOLDEN = "4157534b" + "01" + "0001020304050607"
            + "404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f"
            + "02"
            + "1011121314151617" + "000000006553f100"
            + "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
            + "2021222324252627" + "000000005f5e1000"
            + "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"
            + "140e907055bc2299";

    /** The sum by {@code head -c 149 | sha256sum}. */
    @Test
    void bytesAreLaidOutAsTheFormatSays() {
        Keyset keyset = Keyset.decode(bytes(GOLDEN));

        assertThat(keyset.id()).isEqualTo("0001020304050607");
        assertThat(keyset.primary().id()).isEqualTo("1011121314151617");
        assertThat(keyset.primary().created()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(keyset.retired()).extracting(DataKey::id).containsExactly("2021222324252627");
        assertThat(HexFormat.of().formatHex(keyset.encode())).isEqualTo(GOLDEN);
    }

    /** By {@code openssl kdf} and {@code openssl mac}, from the key for names of the golden bytes. */
    @Test
    void namesAreHashedAndSealedAsTheFormatSays() {
        Keyset keyset = Keyset.decode(bytes(GOLDEN));

        assertThat(HexFormat.of().formatHex(keyset.nameHash("scope", "Ärger")))
                .isEqualTo("66cc25f62f833eb7672c8e9423b0547a6d0892cd89eef9b10a778cc4b002f722");
        assertThat(HexFormat.of()
                        .formatHex(keyset.namesCipher().sealName("user:list".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("71905fab28bc7d2ea28ba80b78fc0f3f42ff23be7c872654c4b88d776e6d5704"
                        + "b59424338de04ba7fec895d0e13d1d5b1af1d242bb6ad42ae730a4e555e3c5f5");
    }

    @Test
    void domainsHaveHashesOfTheirOwn() {
        try (Keyset keyset = Keyset.generate(RANDOM, NOW)) {
            assertThat(keyset.nameHash("scope", "a")).isEqualTo(keyset.nameHash("scope", "a"));
            assertThat(keyset.nameHash("scope", "a")).isNotEqualTo(keyset.nameHash("name", "a"));
            assertThat(keyset.nameHash("scope", "a")).isNotEqualTo(keyset.nameHash("scope", "b"));
        }
    }

    @Test
    void rotationRetiresTheKeyAndKeepsTheNames() throws Exception {
        Keyset first = Keyset.generate(RANDOM, NOW);
        byte[] sealed = first.primary().cipher().seal(new byte[3], new byte[9]);

        Keyset second = first.rotated(RANDOM, NOW.plusSeconds(60));
        Keyset third = second.rotated(RANDOM, NOW.plusSeconds(120));

        assertThat(third.id()).isEqualTo(first.id());
        assertThat(third.nameHash("scope", "a")).isEqualTo(first.nameHash("scope", "a"));
        assertThat(third.primary().created()).isEqualTo("2026-03-01T12:02:00Z");
        assertThat(third.retired())
                .extracting(DataKey::id)
                .containsExactly(second.primary().id(), first.primary().id());
        assertThat(third.find(first.primary().id()).orElseThrow().cipher().open(new byte[3], sealed))
                .isEqualTo(new byte[9]);
        assertThatThrownBy(() -> third.primary().cipher().open(new byte[3], sealed))
                .isInstanceOf(AuthenticationFailedException.class);
        assertThat(third.find("0123456789abcdef")).isEmpty();
    }

    @Test
    void withoutRetiredOnlyThePrimaryIsLeft() {
        Keyset rotated = Keyset.generate(RANDOM, NOW).rotated(RANDOM, NOW);

        Keyset rest = rotated.withoutRetired();

        assertThat(rest.retired()).isEmpty();
        assertThat(rest.primary().id()).isEqualTo(rotated.primary().id());
        assertThat(rest.id()).isEqualTo(rotated.id());
    }

    @Test
    void closingOneLeavesWhatWasMadeFromIt() {
        Keyset first = Keyset.generate(RANDOM, NOW);
        Keyset second = first.rotated(RANDOM, NOW);

        first.close();

        assertThat(second.encode()).isNotEmpty();
        assertThatThrownBy(first::encode).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> first.nameHash("scope", "a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> first.primary().cipher()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closedKeysetHasNothingToHashNorToSealWith() {
        Keyset keyset = Keyset.generate(RANDOM, NOW);
        AeadCipher names = keyset.namesCipher();
        AeadCipher entries = keyset.primary().cipher();
        keyset.nameHash("scope", "a");

        keyset.close();

        assertThatThrownBy(() -> keyset.nameHash("scope", "a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> names.sealName(new byte[1])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> entries.seal(new byte[1], new byte[1])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void asManyKeysAsEveryKeyringTakesAndNoMore() {
        Keyset keyset = Keyset.generate(RANDOM, NOW);
        while (keyset.retired().size() < Keyset.MOST_KEYS - 1) {
            keyset = keyset.rotated(RANDOM, NOW);
        }
        Keyset full = keyset;

        assertThat(full.encode()).hasSizeLessThanOrEqualTo(SecretStore.MOST_BYTES);
        assertThat(Keyset.decode(full.encode()).sameAs(full)).isTrue();
        assertThatThrownBy(() -> full.rotated(RANDOM, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anyAlteredByteIsDamageOrANewerVersion() {
        byte[] golden = bytes(GOLDEN);

        for (int at = 0; at < golden.length; at++) {
            byte[] altered = golden.clone();
            altered[at] ^= 4;
            Reason expected = at == 4 ? Reason.TOO_NEW : Reason.DAMAGED;
            assertThatThrownBy(() -> Keyset.decode(altered))
                    .isInstanceOfSatisfying(KeyUnavailableException.class, failure -> {
                        assertThat(failure.reason()).isEqualTo(expected);
                        assertThat(failure.kind()).isEqualTo(FailureKind.KEY);
                        assertThat(failure.remedy()).isNotBlank();
                    });
        }
        for (int length = 0; length < golden.length; length++) {
            byte[] cut = Arrays.copyOf(golden, length);
            assertThatThrownBy(() -> Keyset.decode(cut))
                    .isInstanceOfSatisfying(KeyUnavailableException.class, failure -> assertThat(failure.reason())
                            .isEqualTo(Reason.DAMAGED));
        }
    }

    @Test
    void nothingPrintsASecret() {
        Keyset keyset = Keyset.decode(bytes(GOLDEN));
        DataKey key = keyset.primary();

        assertThat(key).hasToString("DataKey[1011121314151617]");
        assertThat(keyset)
                .hasToString("Keyset[0001020304050607, [DataKey[1011121314151617], DataKey[2021222324252627]]]");
        assertThat(key.cipher()).hasToString("AeadCipher[redacted]");
        assertThat(List.of(SecretBytes.copyOf(new byte[] {1, 2}))).hasToString("[[redacted]]");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
