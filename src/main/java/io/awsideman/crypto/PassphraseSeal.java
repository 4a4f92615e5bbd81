package io.awsideman.crypto;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Secrets locked with a passphrase. As bytes, big-endian: magic {@code AWSP}, version, memory in KiB and iterations of
 * Argon2id (4 bytes each), parallelism (1 byte), salt (16 bytes); the secret, sealed by {@link AeadCipher} with all of that and
 * the purpose as associated data; last a {@link Checksum}, which tells damage from a wrong passphrase: what nobody may alter is
 * under the seal.
 */
public final class PassphraseSeal {
    /** The fewest characters that a passphrase must have to lock something. */
    public static final int LEAST_CHARACTERS = 8;

    private static final int MAGIC = 0x41575350;
    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = Integer.BYTES + 1 + 2 * Integer.BYTES + 1 + Argon2.SALT_BYTES;
    private static final String KEY_PURPOSE = "awsideman keyset v1 passphrase";

    private final byte[] purpose;
    private final Argon2 argon2;

    /** @param purpose what this is for: what was locked for one purpose does not open for another */
    public PassphraseSeal(String purpose) {
        this(purpose, Argon2.DEFAULT);
    }

    PassphraseSeal(String purpose, Argon2 argon2) {
        this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
        this.argon2 = argon2;
    }

    /**
     * The secret, locked. Takes about half a second and 64 MiB.
     *
     * @throws KeyUnavailableException if the passphrase is too short, or there is not enough memory
     */
    public byte[] seal(byte[] secret, char[] passphrase, SecureRandom random) {
        if (passphrase.length < LEAST_CHARACTERS) {
            throw new KeyUnavailableException(
                    Reason.NOT_CONFIGURED,
                    "the passphrase has fewer than " + LEAST_CHARACTERS + " characters",
                    "use a longer one, of several words");
        }
        byte[] salt = new byte[Argon2.SALT_BYTES];
        random.nextBytes(salt);
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .putInt(MAGIC)
                .put(VERSION)
                .putInt(argon2.memoryKib())
                .putInt(argon2.iterations())
                .put((byte) argon2.parallelism())
                .put(salt)
                .array();
        try (AeadCipher cipher = cipher(argon2, passphrase, salt)) {
            byte[] sealed = cipher.seal(bound(header), secret);
            byte[] all = ByteBuffer.allocate(header.length + sealed.length + Checksum.BYTES)
                    .put(header)
                    .put(sealed)
                    .array();
            Checksum.put(all);
            return all;
        }
    }

    /**
     * The secret, which the caller wipes.
     *
     * @param what what it is that is being opened, for the message: {@code "the file /home/me/keyset.sealed"}
     * @throws KeyUnavailableException DAMAGED, TOO_NEW, WRONG_PASSPHRASE or NO_MEMORY
     */
    public byte[] open(byte[] locked, char[] passphrase, String what) {
        ByteBuffer bytes = ByteBuffer.wrap(locked);
        if (locked.length < HEADER_BYTES + Checksum.BYTES || bytes.getInt() != MAGIC) {
            throw damaged(what);
        }
        if (bytes.get() != VERSION) {
            throw new KeyUnavailableException(
                    Reason.TOO_NEW,
                    what + " is of format " + locked[Integer.BYTES] + ", and this version reads format " + VERSION,
                    "use the version of awsideman that has written it, or a newer one");
        }
        if (!Checksum.isRight(locked)) {
            throw damaged(what);
        }
        Argon2 parameters = parameters(bytes, what);
        byte[] salt = new byte[Argon2.SALT_BYTES];
        bytes.get(salt);
        try (AeadCipher cipher = cipher(parameters, passphrase, salt)) {
            byte[] header = Arrays.copyOf(locked, HEADER_BYTES);
            return cipher.open(bound(header), Arrays.copyOfRange(locked, HEADER_BYTES, locked.length - Checksum.BYTES));
        } catch (AuthenticationFailedException e) {
            throw new KeyUnavailableException(
                    Reason.WRONG_PASSPHRASE,
                    "this passphrase does not open " + what,
                    "give the one it was locked with");
        }
    }

    private static Argon2 parameters(ByteBuffer bytes, String what) {
        try {
            return new Argon2(bytes.getInt(), bytes.getInt(), bytes.get());
        } catch (IllegalArgumentException e) {
            throw damaged(what);
        }
    }

    private static AeadCipher cipher(Argon2 argon2, char[] passphrase, byte[] salt) {
        byte[] key = argon2.derive(passphrase, salt);
        try {
            return AeadCipher.of(key, KEY_PURPOSE);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] bound(byte[] header) {
        return ByteBuffer.allocate(header.length + purpose.length)
                .put(header)
                .put(purpose)
                .array();
    }

    private static KeyUnavailableException damaged(String what) {
        return new KeyUnavailableException(
                Reason.DAMAGED, what + " is cut short, damaged, or not from awsideman", "use a whole copy of it");
    }
}
