package io.awsideman.crypto;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One key that data is encrypted with, and what may be said about it: its id and its age. Safe for several threads. */
public final class DataKey implements AutoCloseable {
    static final int SECRET_BYTES = 32;
    static final int ID_BYTES = 8;

    private static final String PURPOSE = "awsideman cache v1 entry";

    private final String id;
    private final Instant created;
    private final SecretBytes secret;
    private @Nullable AeadCipher cipher;

    /**
     * @param id 16 lower-case hexadecimal digits
     * @param created in whole seconds; what is below is cut off
     * @param secret 32 bytes, of which a copy is taken
     */
    DataKey(String id, Instant created, byte[] secret) {
        if (!isId(id) || secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("not a data key");
        }
        this.id = id;
        this.created = created.truncatedTo(ChronoUnit.SECONDS);
        this.secret = SecretBytes.copyOf(secret);
    }

    private static boolean isId(String text) {
        boolean digits = text.length() == 2 * ID_BYTES;
        for (int i = 0; digits && i < text.length(); i++) {
            digits = HexFormat.isHexDigit(text.charAt(i)) && !Character.isUpperCase(text.charAt(i));
        }
        return digits;
    }

    static DataKey generate(RandomGenerator random, Instant now) {
        byte[] secret = new byte[SECRET_BYTES];
        try {
            random.nextBytes(secret);
            return new DataKey(newId(random), now, secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    static String newId(RandomGenerator random) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** 16 lower-case hexadecimal digits, which are no secret. */
    public String id() {
        return id;
    }

    /** When it was made, in whole seconds; {@link Instant#EPOCH} if nobody knows, as for a key of the environment. */
    public Instant created() {
        return created;
    }

    /** Encrypts and decrypts with this key until it is closed. */
    public synchronized AeadCipher cipher() {
        if (cipher == null) {
            byte[] bytes = secret();
            try {
                cipher = AeadCipher.of(bytes, PURPOSE);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        }
        return cipher;
    }

    /** A copy, which the caller wipes. */
    byte[] secret() {
        return secret.copy();
    }

    /** The same key, to be closed on its own. */
    DataKey copy() {
        byte[] bytes = secret();
        try {
            return new DataKey(id, created, bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Wipes the key; its cipher then refuses to work. */
    @Override
    public synchronized void close() {
        secret.close();
        if (cipher != null) {
            cipher.close();
        }
    }

    @Override
    public String toString() {
        return "DataKey[" + id + "]";
    }
}
