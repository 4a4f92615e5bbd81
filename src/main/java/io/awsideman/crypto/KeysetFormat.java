package io.awsideman.crypto;

import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Keysets as bytes. Big-endian: magic {@code AWSK}, version, id (8 bytes), key for names (32 bytes), number of keys (1 byte);
 * for each key, the primary first, its id (8 bytes), when it was made in seconds since 1970 (8 bytes), and the key (32 bytes);
 * last a {@link Checksum}.
 */
final class KeysetFormat {
    private static final int MAGIC = 0x4157534b;
    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = Integer.BYTES + 1;
    private static final int KEY_BYTES = DataKey.ID_BYTES + Long.BYTES + DataKey.SECRET_BYTES;
    private static final String START_ANEW =
            "restore the keyset: import it from a colleague (cache encryption import), or start anew with another key"
                    + " (cache encryption forget)";

    private KeysetFormat() {}

    static byte[] encode(String id, byte[] namesKey, List<DataKey> keys) {
        ByteBuffer bytes = ByteBuffer.allocate(size(keys.size()))
                .putInt(MAGIC)
                .put(VERSION)
                .put(HexFormat.of().parseHex(id))
                .put(namesKey)
                .put((byte) keys.size());
        for (DataKey key : keys) {
            byte[] secret = key.secret();
            bytes.put(HexFormat.of().parseHex(key.id()))
                    .putLong(key.created().getEpochSecond())
                    .put(secret);
            Arrays.fill(secret, (byte) 0);
        }
        Checksum.put(bytes.array());
        return bytes.array();
    }

    static Keyset decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        if (encoded.length < HEADER_BYTES || bytes.getInt() != MAGIC) {
            throw damaged();
        }
        if (bytes.get() != VERSION) {
            throw new KeyUnavailableException(
                    Reason.TOO_NEW,
                    "the keyset is of format " + encoded[Integer.BYTES] + ", and this version reads format " + VERSION,
                    "use the version of awsideman that has written it, or a newer one");
        }
        int keys = encoded.length <= size(0) ? 0 : encoded[size(0) - Checksum.BYTES - 1];
        if (keys < 1 || keys > Keyset.MOST_KEYS || encoded.length != size(keys) || !Checksum.isRight(encoded)) {
            throw damaged();
        }
        return read(bytes);
    }

    private static Keyset read(ByteBuffer bytes) {
        byte[] namesKey = new byte[Keyset.NAMES_KEY_BYTES];
        byte[] secret = new byte[DataKey.SECRET_BYTES];
        List<DataKey> keys = new ArrayList<>();
        try {
            String id = readId(bytes);
            bytes.get(namesKey);
            for (int left = bytes.get(); left > 0; left--) {
                String keyId = readId(bytes);
                Instant created = Instant.ofEpochSecond(bytes.getLong());
                bytes.get(secret);
                keys.add(new DataKey(keyId, created, secret));
            }
            return new Keyset(id, namesKey, keys);
        } catch (RuntimeException e) {
            keys.forEach(DataKey::close);
            throw damaged();
        } finally {
            Arrays.fill(namesKey, (byte) 0);
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static String readId(ByteBuffer bytes) {
        byte[] id = new byte[DataKey.ID_BYTES];
        bytes.get(id);
        return HexFormat.of().formatHex(id);
    }

    private static int size(int keys) {
        return HEADER_BYTES + DataKey.ID_BYTES + Keyset.NAMES_KEY_BYTES + 1 + keys * KEY_BYTES + Checksum.BYTES;
    }

    private static KeyUnavailableException damaged() {
        return new KeyUnavailableException(
                Reason.DAMAGED, "what is kept as the keyset is none, or is damaged", START_ANEW);
    }
}
