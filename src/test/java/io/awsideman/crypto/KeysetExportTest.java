package io.awsideman.crypto;

import static io.awsideman.crypto.KeyFailures.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysetExportTest {
    private static final char[] PASSPHRASE = "correct horse".toCharArray();

    /** By the argon2 command and OpenSSL, of the keyset of {@link KeysetTest}. */
    private static final String GOLDEN =
            """
            -----BEGIN AWSIDEMAN KEYSET-----
            QVdTUAEAAABAAAAAAgFzb21lc2FsdHNvbWVzYWx0oKGio6SlpqeoqaqrrK2urwPy
            DK6vqE3e9vS1CeEGXlKKOp2HDoIjDC6QLAikEmbxAURcTHcCcls7hBepPz+wm6xw
            VEHayI7WMX0C1AK10YmeiVIZwewU7aGzDxbtOK+qW+itVj80bDxPKSVr8UnLgS3c
            zB3zzCPbBOlSfdkFS6EQ+qQdDxYAwfqDit6ETomtLJe9xMFUZX72XW8z0d8XsjTz
            x7KKPB3+L33qJWR6sS6lkq6rXdph2mEFEynY19HICVP7Q49JC4f4TzZ/ssxYeZUJ
            YwkQo/DR
            -----END AWSIDEMAN KEYSET-----
            """;

    private final SecureRandom random = new SecureRandom();
    private final KeysetExport export = new KeysetExport(new PassphraseSeal("export", new Argon2(64, 2, 1)), random);
    private final Keyset keyset = Keyset.generate(random, Instant.parse("2026-03-01T12:00:00Z"))
            .rotated(random, Instant.parse("2026-04-01T12:00:00Z"));

    @Test
    void colleagueHasTheSameKeys() {
        String text = export.seal(keyset, PASSPHRASE);

        try (Keyset taken = export.open(text, PASSPHRASE)) {
            assertThat(taken.sameAs(keyset)).isTrue();
        }
    }

    @Test
    void textOfEarlierVersionsIsRead() {
        assertThat(export.open(GOLDEN, PASSPHRASE).id()).isEqualTo("0001020304050607");
    }

    @Test
    void textIsOfTheFormOfThePem() {
        List<String> lines = export.seal(keyset, PASSPHRASE).lines().toList();

        assertThat(lines.get(0)).isEqualTo("-----BEGIN AWSIDEMAN KEYSET-----");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("-----END AWSIDEMAN KEYSET-----");
        assertThat(lines.subList(1, lines.size() - 2)).allMatch(line -> line.matches("[A-Za-z0-9+/]{64}"));
    }

    @Test
    void textMayHaveComeByMail() {
        String mailed = "Hello,\r\n\r\n" + GOLDEN.replace("\n", "  \r\n") + "\r\nbye\r\n";

        assertThat(export.open(mailed, PASSPHRASE).id()).isEqualTo("0001020304050607");
    }

    @Test
    void wrongPassphraseIsToldFromDamage() {
        fails(Reason.WRONG_PASSPHRASE, () -> export.open(GOLDEN, "wrong horse".toCharArray()));
    }

    @Test
    void anythingCutOffOrAlteredIsDamage() {
        List<String> lines = GOLDEN.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            String[] without = lines.toArray(String[]::new);
            without[line] = "";
            String text = String.join("\n", without);
            fails(Reason.DAMAGED, () -> export.open(text, PASSPHRASE));
        }
        for (int length = 0; length < GOLDEN.length() - 1; length += 7) {
            String cut = GOLDEN.substring(0, length);
            fails(Reason.DAMAGED, () -> export.open(cut, PASSPHRASE));
        }
        fails(Reason.DAMAGED, () -> export.open(GOLDEN.replace("VEHayI", "VEHayJ"), PASSPHRASE));
        fails(Reason.DAMAGED, () -> export.open(GOLDEN.replace("VEHayI", "VEH,yI"), PASSPHRASE));
    }

    @Test
    void textOfANewerVersionSaysSo() {
        assertThat(fails(Reason.TOO_NEW, () -> export.open(GOLDEN.replace("QVdTUAE", "QVdTUAI"), PASSPHRASE)))
                .hasMessageContaining("format 2");
    }

    @Test
    void exportOfAnyoneHasTheFullPrice() {
        String text = new KeysetExport(random).seal(keyset, PASSPHRASE);

        assertThat(Arrays.asList(text.split("\n")).get(1)).startsWith("QVdTUAEAAQAAAAAAAw"); // 64 MiB, 3, 1
        assertThat(new KeysetExport(random).open(text, PASSPHRASE).sameAs(keyset))
                .isTrue();
    }
}
