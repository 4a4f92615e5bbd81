package io.awsideman.cache.layer;

import io.awsideman.cache.EntryAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written around an encrypted entry, in clear but bound to it. Big-endian: magic {@code AWSK}, version 1, algorithm
 * (1: AEAD_AES_256_CBC_HMAC_SHA_512), key id (8 bytes), when the value was fetched and until when to keep it (epoch
 * milliseconds, 8 bytes each), the keyed hashes of scope and name (16 bytes each). The sealed bytes follow: initialization
 * vector (16), ciphertext, tag (32). All that stands before them is their associated data.
 *
 * @param keyId 16 hexadecimal digits
 * @param address hashes of 32 hexadecimal digits
 */
record EntryEnvelope(String keyId, Instant createdAt, Instant keepUntil, EntryAddress address) {
    static final int HEADER_BYTES = 62;

    private static final int MAGIC = 0x4157534b;
    private static final byte VERSION = 1;
    private static final byte AES_256_CBC_HMAC_SHA_512 = 1;
    private static final int KEY_ID_BYTES = 8;
    private static final int HASH_BYTES = 16;

    byte[] header() {
        HexFormat hex = HexFormat.of();
        return ByteBuffer.allocate(HEADER_BYTES)
                .putInt(MAGIC)
                .put(VERSION)
                .put(AES_256_CBC_HMAC_SHA_512)
                .put(hex.parseHex(keyId))
                .putLong(createdAt.toEpochMilli())
                .putLong(keepUntil.toEpochMilli())
                .put(hex.parseHex(address.scope()))
                .put(hex.parseHex(address.name()))
                .array();
    }

    /** The envelope that these bytes begin with, or {@code null} if they are no encrypted entry of a version known here. */
    static @Nullable EntryEnvelope of(byte[] data) {
        if (data.length < HEADER_BYTES) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(data);
        if (in.getInt() != MAGIC || in.get() != VERSION || in.get() != AES_256_CBC_HMAC_SHA_512) {
            return null;
        }
        String keyId = hex(in, KEY_ID_BYTES);
        Instant createdAt = Instant.ofEpochMilli(in.getLong());
        Instant keepUntil = Instant.ofEpochMilli(in.getLong());
        return new EntryEnvelope(
                keyId, createdAt, keepUntil, new EntryAddress(hex(in, HASH_BYTES), hex(in, HASH_BYTES), List.of()));
    }

    /** What follows the header. */
    static byte[] sealed(byte[] data) {
        return Arrays.copyOfRange(data, HEADER_BYTES, data.length);
    }

    byte[] with(byte[] sealed) {
        return ByteBuffer.allocate(HEADER_BYTES + sealed.length)
                .put(header())
                .put(sealed)
                .array();
    }

    private static String hex(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
