package io.awsideman.session;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What is written around an encrypted snapshot, in clear but bound to it. Big-endian: magic {@code AWSS}, version 1, algorithm
 * (1: AEAD_AES_256_CBC_HMAC_SHA_512), id of the keyset (8 bytes). The sealed bytes follow.
 *
 * @param keysetId 16 hexadecimal digits
 */
record SnapshotEnvelope(String keysetId) {
    private static final int MAGIC = 0x41575353;
    private static final byte VERSION = 1;
    private static final byte AES_256_CBC_HMAC_SHA_512 = 1;
    private static final int ID_BYTES = 8;
    private static final int HEADER_BYTES = 14;

    /** The envelope that these bytes begin with; none if they are not encrypted, or in a version not known here. */
    static Optional<SnapshotEnvelope> of(byte[] stored) {
        if (stored.length < HEADER_BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(stored);
        if (in.getInt() != MAGIC || in.get() != VERSION || in.get() != AES_256_CBC_HMAC_SHA_512) {
            return Optional.empty();
        }
        byte[] id = new byte[ID_BYTES];
        in.get(id);
        return Optional.of(new SnapshotEnvelope(HexFormat.of().formatHex(id)));
    }

    byte[] header() {
        return ByteBuffer.allocate(HEADER_BYTES)
                .putInt(MAGIC)
                .put(VERSION)
                .put(AES_256_CBC_HMAC_SHA_512)
                .put(HexFormat.of().parseHex(keysetId))
                .array();
    }

    byte[] with(byte[] sealed) {
        return ByteBuffer.allocate(HEADER_BYTES + sealed.length)
                .put(header())
                .put(sealed)
                .array();
    }

    /** What follows the header. */
    static byte[] sealed(byte[] stored) {
        return Arrays.copyOfRange(stored, HEADER_BYTES, stored.length);
    }
}
