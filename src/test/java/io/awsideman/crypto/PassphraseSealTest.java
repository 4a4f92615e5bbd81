package io.awsideman.crypto;

import static io.awsideman.crypto.KeyFailures.fails;
import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PassphraseSealTest {
    private static final char[] PASSPHRASE = "pässwörter".toCharArray();
    private static final byte[] SECRET = "a secret".getBytes(StandardCharsets.US_ASCII);
    private static final String GOLDEN = "41575350" + "01" + "00000040" + "00000002" + "01"
            + "736f6d6573616c74736f6d6573616c74"
            + "a0a1a2a3a4a5a6a7a8a9aaabacadaeaf" + "5a4d1c7447a5cdf8996f3a62435f042d"
            + "88879a5698c146e27ca15868103eca501367fd69b1ed24aada28c3a2a22d1039"
            + "353ee23f0b6ed02d";
    private static final int MEMORY_AT = 5;
    private static final int SALT_AT = 14;
    private static final Set<Integer> STILL_ALLOWED = Set.of(7, 8, 12);

    private final SecureRandom random = new SecureRandom();
    private final PassphraseSeal seal = new PassphraseSeal("golden", new Argon2(64, 2, 1));

    /** Key by the argon2 command, ciphertext and tag by OpenSSL, sum by sha256sum. */
    @Test
    void bytesAreLaidOutAsTheFormatSays() {
        byte[] golden = HexFormat.of().parseHex(GOLDEN);

        assertThat(seal.open(golden, PASSPHRASE, "it")).isEqualTo(SECRET);
        assertThat(Arrays.copyOf(seal.seal(SECRET, PASSPHRASE, random), 14)).isEqualTo(Arrays.copyOf(golden, 14));
        assertThat(seal.seal(SECRET, PASSPHRASE, random)).hasSameSizeAs(golden);
    }

    @Test
    void everySealHasASaltOfItsOwn() {
        byte[] one = seal.seal(SECRET, PASSPHRASE, random);
        byte[] other = seal.seal(SECRET, PASSPHRASE, random);

        assertThat(Arrays.copyOfRange(one, 14, 30)).isNotEqualTo(Arrays.copyOfRange(other, 14, 30));
    }

    @Test
    void otherPassphraseAndOtherPurposeDoNotOpen() {
        byte[] sealed = seal.seal(SECRET, PASSPHRASE, random);

        fails(Reason.WRONG_PASSPHRASE, () -> seal.open(sealed, "passworter".toCharArray(), "it"));
        fails(Reason.WRONG_PASSPHRASE, () -> seal.open(sealed, new char[0], "it"));
        fails(Reason.WRONG_PASSPHRASE, () -> new PassphraseSeal("other", new Argon2(64, 2, 1))
                .open(sealed, PASSPHRASE, "it"));
    }

    @Test
    void anyFlippedBitAndAnyTruncationIsDamage() {
        byte[] sealed = HexFormat.of().parseHex(GOLDEN);

        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            fails(bit / 8 == 4 ? Reason.TOO_NEW : Reason.DAMAGED, () -> seal.open(altered, PASSPHRASE, "it"));
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            fails(Reason.DAMAGED, () -> seal.open(cut, PASSPHRASE, "it"));
        }
    }

    /** Whoever alters it can mend the sum, which is no secret. */
    @Test
    void nothingUnderTheSealCanBeAlteredWithTheSumMended() throws Exception {
        byte[] sealed = HexFormat.of().parseHex(GOLDEN);

        for (int at = MEMORY_AT; at < sealed.length - 8; at++) {
            byte[] altered = sealed.clone();
            altered[at] ^= 4;
            boolean allowed = at >= SALT_AT || STILL_ALLOWED.contains(at);
            mend(altered);
            fails(allowed ? Reason.WRONG_PASSPHRASE : Reason.DAMAGED, () -> seal.open(altered, PASSPHRASE, "it"));
        }
    }

    @Test
    void hostileParametersAreRefusedBeforeAnythingIsComputed() throws Exception {
        byte[] hostile = HexFormat.of().parseHex(GOLDEN);
        ByteBuffer.wrap(hostile).putInt(MEMORY_AT, Integer.MAX_VALUE);
        mend(hostile);

        fails(Reason.DAMAGED, () -> seal.open(hostile, PASSPHRASE, "it"));
    }

    @Test
    void shortPassphraseLocksNothing() {
        KeyUnavailableException failure =
                fails(Reason.NOT_CONFIGURED, () -> seal.seal(SECRET, "7 chars".toCharArray(), random));

        assertThat(failure).hasMessageNotContaining("7 chars");
    }

    @Test
    void failureNamesWhatItIsAndNoSecret() {
        byte[] sealed = seal.seal(SECRET, PASSPHRASE, random);

        assertThat(fails(Reason.WRONG_PASSPHRASE, () -> seal.open(sealed, "hunter2".toCharArray(), "the file x")))
                .hasMessage("this passphrase does not open the file x")
                .hasNoCause();
    }

    private static void mend(byte[] sealed) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(sealed, 0, sealed.length - 8);
        System.arraycopy(sha.digest(), 0, sealed, sealed.length - 8, 8);
    }
}
