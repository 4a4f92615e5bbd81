package io.awsideman.cache.backend.hybrid;

import io.awsideman.cache.Generation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the near tier: what is put, behind what was known of the far tier when it was.
 *
 * @param data the bytes as they are in the far tier
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record NearEntry(Observation known, byte[] data) {
    private static final int FORMAT = 'H';

    /** The bytes to put, for an address with these prefixes. */
    byte[] encoded(List<String> prefixes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(data.length + 512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(known.at().toEpochMilli());
            out.writeUTF(known.seal());
            writeTokens(out, prefixes, known.near());
            writeTokens(out, prefixes, known.far());
            out.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The entry of these bytes, or {@code null} if they are none. */
    static @Nullable NearEntry decode(List<String> prefixes, byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0 || bytes[0] != FORMAT) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1))) {
            Instant at = Instant.ofEpochMilli(in.readLong());
            String seal = in.readUTF();
            Map<String, Generation> near = readTokens(in, prefixes);
            Map<String, Generation> far = readTokens(in, prefixes);
            return new NearEntry(new Observation(at, near, far, seal), in.readAllBytes());
        } catch (IOException e) {
            return null; // cut off
        }
    }

    /** The entry's own bytes, whatever its prefixes; {@code null} if they are none. */
    static byte @Nullable [] dataOf(byte[] bytes) {
        NearEntry entry = decode(List.of(), bytes);
        return entry == null ? null : entry.data();
    }

    private static void writeTokens(DataOutputStream out, List<String> prefixes, Map<String, Generation> tokens)
            throws IOException {
        out.writeShort(prefixes.size());
        for (String prefix : prefixes) {
            Generation token = tokens.get(prefix);
            out.writeUTF(token == null ? "" : token.text());
        }
    }

    private static Map<String, Generation> readTokens(DataInputStream in, List<String> prefixes) throws IOException {
        Map<String, Generation> tokens = new HashMap<>();
        int count = in.readShort();
        for (int i = 0; i < count; i++) {
            String text = in.readUTF();
            if (i < prefixes.size()) {
                String prefix = prefixes.get(i);
                Generation.parse(text).ifPresent(token -> tokens.put(prefix, token));
            }
        }
        return tokens;
    }
}
