package io.awsideman.crypto;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A keyset as a block of text, locked with a passphrase, that a colleague takes in. Whoever has the text and the passphrase can
 * read every cache that is encrypted with the keyset, from then on; so they must go different ways.
 */
public final class KeysetExport {
    private static final String BEGIN = "-----BEGIN AWSIDEMAN KEYSET-----";
    private static final String END = "-----END AWSIDEMAN KEYSET-----";
    private static final String WHAT = "the exported keyset";
    private static final int COLUMNS = 64;

    private final PassphraseSeal seal;
    private final SecureRandom random;

    public KeysetExport(SecureRandom random) {
        this(new PassphraseSeal("export"), random);
    }

    KeysetExport(PassphraseSeal seal, SecureRandom random) {
        this.seal = seal;
        this.random = random;
    }

    /**
     * The text, with a line end at its end.
     *
     * @param passphrase at least {@value PassphraseSeal#LEAST_CHARACTERS} characters, which the caller wipes
     */
    public String seal(Keyset keyset, char[] passphrase) {
        byte[] encoded = keyset.encode();
        try {
            byte[] sealed = seal.seal(encoded, passphrase, random);
            String lines = Base64.getMimeEncoder(COLUMNS, new byte[] {'\n'}).encodeToString(sealed);
            return BEGIN + "\n" + lines + "\n" + END + "\n";
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /**
     * The keyset of a text, which may have other text around it.
     *
     * @param passphrase which the caller wipes
     * @throws KeyUnavailableException DAMAGED, TOO_NEW or WRONG_PASSPHRASE
     */
    public Keyset open(String text, char[] passphrase) {
        byte[] encoded = seal.open(decode(text), passphrase, WHAT);
        try {
            return Keyset.decode(encoded);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private static byte[] decode(String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        int begin = lines.indexOf(BEGIN);
        int end = lines.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new KeyUnavailableException(
                    Reason.DAMAGED,
                    "the text holds no exported keyset from " + BEGIN + " to " + END,
                    "give all of what cache encryption export has printed");
        }
        try {
            return Base64.getDecoder()
                    .decode(String.join("", lines.subList(begin + 1, end)).getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new KeyUnavailableException(
                    Reason.DAMAGED,
                    WHAT + " is cut short or damaged",
                    "give all of what cache encryption export has printed");
        }
    }
}
