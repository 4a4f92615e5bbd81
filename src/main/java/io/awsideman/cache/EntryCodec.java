package io.awsideman.cache;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Entries as bytes. Big-endian: magic {@code AWSC}, version, flags (1: value deflated), created and expiry as epoch
 * milliseconds, calls; then, each with its length in 4 bytes, scope text, key text, operation, origin; the number of generations and
 * their 16 bytes each; the length of the value, the length of what is stored of it, and that; last the CRC-32 of all before.
 *
 * @param compressionThreshold values of at least this many bytes are deflated, if that makes them smaller
 */
record EntryCodec(boolean compression, int compressionThreshold) {
    /** The largest value that is stored. */
    static final int MAX_VALUE_BYTES = 64 * 1024 * 1024;

    /** A value of at least this length stays deflated for who reads its stream. */
    private static final int LARGE_BYTES = 1 << 20;

    private static final int MAGIC = 0x41575343;
    private static final byte VERSION = 2;
    private static final byte DEFLATED = 1;
    private static final int CRC_BYTES = 4;

    byte[] encode(CacheEntry entry) {
        byte[] value = entry.value().toArray();
        byte[] deflated = shouldDeflate(value) ? deflate(value) : value;
        boolean smaller = deflated.length < value.length;
        byte[] stored = smaller ? deflated : value;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(stored.length + 512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeByte(VERSION);
            out.writeByte(smaller ? DEFLATED : 0);
            out.writeLong(entry.createdAt().toEpochMilli());
            out.writeLong(entry.expiresAt().toEpochMilli());
            out.writeInt(entry.calls());
            writeText(out, entry.key().scope().text());
            writeText(out, entry.key().text());
            writeText(out, entry.operation());
            out.writeInt(entry.origin().length);
            out.write(entry.origin());
            out.writeByte(entry.generations().size());
            for (Generation generation : entry.generations()) {
                out.write(generation.toBytes());
            }
            out.writeInt(value.length);
            out.writeInt(stored.length);
            out.write(stored);
            out.writeInt(crc(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** The entry of these bytes if they are whole and of this key; anything else is corrupt. */
    CacheEntry decode(CacheKey expected, byte[] data) throws CorruptEntryException {
        return requireKey(expected, decode(data));
    }

    /** The same for who reads the stream of its value: a large one stays deflated, and is found out to be none while it is read. */
    CacheEntry decodeForStream(CacheKey expected, byte[] data) throws CorruptEntryException {
        return requireKey(expected, decode(data, LARGE_BYTES));
    }

    private static CacheEntry requireKey(CacheKey expected, CacheEntry entry) throws CorruptEntryException {
        if (!entry.key().equals(expected)) {
            throw new CorruptEntryException("an entry of another key");
        }
        return entry;
    }

    /** The entry of these bytes, whatever its key. */
    CacheEntry decode(byte[] data) throws CorruptEntryException {
        return decode(data, Integer.MAX_VALUE);
    }

    private static CacheEntry decode(byte[] data, int deflatedFrom) throws CorruptEntryException {
        if (data.length < CRC_BYTES
                || ByteBuffer.wrap(data).getInt(data.length - CRC_BYTES) != crc(data, data.length - CRC_BYTES)) {
            throw new CorruptEntryException("torn or altered");
        }
        try {
            return parse(ByteBuffer.wrap(data, 0, data.length - CRC_BYTES), deflatedFrom);
        } catch (BufferUnderflowException | UncheckedIOException | CacheValidationException e) {
            throw new CorruptEntryException("not an entry: " + e.getMessage());
        }
    }

    private static CacheEntry parse(ByteBuffer in, int deflatedFrom) throws CorruptEntryException {
        if (in.getInt() != MAGIC || in.get() != VERSION) {
            throw new CorruptEntryException("another format or version");
        }
        boolean deflated = (in.get() & DEFLATED) != 0;
        Instant createdAt = Instant.ofEpochMilli(in.getLong());
        Instant expiresAt = Instant.ofEpochMilli(in.getLong());
        int calls = in.getInt();
        CacheScope scope = CacheScope.parse(readText(in));
        CacheKey key = CacheKey.parse(scope, readText(in));
        String operation = readText(in);
        byte[] origin = readBytes(in, in.getInt());
        int count = in.get();
        List<Generation> generations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            generations.add(Generation.ofBytes(readBytes(in, Generation.BYTES)));
        }
        int length = in.getInt();
        int stored = in.getInt();
        if (stored != in.remaining() || length < 0 || length > MAX_VALUE_BYTES || (!deflated && length != stored)) {
            throw new CorruptEntryException("lengths that do not fit");
        }
        ValueBytes value = deflated ? deflated(in, length, deflatedFrom) : ValueBytes.of(readBytes(in, stored));
        return new CacheEntry(key, createdAt, expiresAt, calls, operation, origin, generations, value);
    }

    private static ValueBytes deflated(ByteBuffer in, int length, int deflatedFrom) {
        ValueBytes value = ValueBytes.deflated(in.array(), in.position(), in.remaining(), length);
        return length < deflatedFrom ? ValueBytes.of(value.toArray()) : value;
    }

    private boolean shouldDeflate(byte[] value) {
        return compression && value.length >= compressionThreshold && value.length > 0;
    }

    private static byte[] deflate(byte[] value) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(value);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(value.length / 2);
            byte[] chunk = new byte[8192];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(ByteBuffer in) {
        return new String(readBytes(in, in.getInt()), StandardCharsets.UTF_8);
    }

    private static byte[] readBytes(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static int crc(byte[] data, int length) {
        CRC32 crc = new CRC32();
        crc.update(data, 0, length);
        return (int) crc.getValue();
    }
}
