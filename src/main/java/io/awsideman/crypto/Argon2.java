package io.awsideman.crypto;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A key from a passphrase by Argon2id (RFC 9106, version 1.3): slow and hungry for memory on purpose, so that guessing is.
 *
 * <p>The parameters have upper bounds, because they may come from a file that somebody has prepared.
 *
 * @param memoryKib 8 KiB to 256 MiB
 * @param iterations 1 to 10
 * @param parallelism 1 to 4
 */
record Argon2(int memoryKib, int iterations, int parallelism) {
    /** The second choice of RFC 9106, 64 MiB and 3 passes, with one lane: no more are computed at a time. */
    static final Argon2 DEFAULT = new Argon2(64 * 1024, 3, 1);

    static final int SALT_BYTES = 16;

    private static final int KEY_BYTES = 32;
    private static final int MOST_MEMORY_KIB = 256 * 1024;
    private static final int MOST_ITERATIONS = 10;
    private static final int MOST_LANES = 4;
    private static final int LEAST_BLOCKS_OF_A_LANE = 8;
    private static final int MIB = 1024;

    Argon2 {
        if (parallelism < 1
                || parallelism > MOST_LANES
                || iterations < 1
                || iterations > MOST_ITERATIONS
                || memoryKib < LEAST_BLOCKS_OF_A_LANE * parallelism
                || memoryKib > MOST_MEMORY_KIB) {
            throw new IllegalArgumentException("parameters of Argon2 that nobody uses");
        }
    }

    /** 32 bytes, which the caller wipes. The passphrase counts as UTF-8, letter for letter. */
    byte[] derive(char[] passphrase, byte[] salt) {
        byte[] bytes = utf8(passphrase);
        byte[] key = new byte[KEY_BYTES];
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memoryKib)
                    .withIterations(iterations)
                    .withParallelism(parallelism)
                    .withSalt(salt)
                    .build());
            generator.generateBytes(bytes, key);
            return key;
        } catch (OutOfMemoryError e) {
            throw new KeyUnavailableException(
                    Reason.NO_MEMORY,
                    "there is not enough memory to derive a key from the passphrase: it takes " + memoryKib / MIB
                            + " MiB",
                    "give Java more: AWSIDEMAN_JAVA_OPTS=-Xmx" + (memoryKib / MIB + 64) + "m");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] utf8(char[] passphrase) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
        ByteBuffer encoded = ByteBuffer.allocate(passphrase.length * (int) encoder.maxBytesPerChar());
        encoder.encode(CharBuffer.wrap(passphrase), encoded, true);
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
