package io.awsideman.cache;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The bytes of a value. A large one that is kept deflated stays so until somebody reads it, who then need not have all of it in
 * memory: a listing of 100,000 users has 53 MB, and 6 deflated.
 */
public final class ValueBytes {
    private static final int BUFFER_BYTES = 1 << 15;

    private final byte[] data;
    private final int from;
    private final int stored;
    private final int length;
    private final boolean deflated;

    private ValueBytes(byte[] data, int from, int stored, int length, boolean deflated) {
        this.data = data;
        this.from = from;
        this.stored = stored;
        this.length = length;
        this.deflated = deflated;
    }

    /** These bytes, which are not to be modified afterwards. */
    public static ValueBytes of(byte[] bytes) {
        return new ValueBytes(bytes, 0, bytes.length, bytes.length, false);
    }

    /**
     * What comes out of a part of an array.
     *
     * @param length of what comes out
     */
    static ValueBytes deflated(byte[] data, int from, int stored, int length) {
        return new ValueBytes(data, from, stored, length, true);
    }

    /** How many there are when all are read. */
    public int length() {
        return length;
    }

    /**
     * All of them, possibly shared with other readers: not to be modified.
     *
     * @throws UncheckedIOException if they were deflated and others, or fewer, come out; whoever wrote them did it wrong, because
     *     what is stored has a checksum
     */
    public byte[] toArray() {
        if (!deflated) {
            return stored == data.length ? data : Arrays.copyOfRange(data, from, from + stored);
        }
        try {
            return inflated();
        } catch (DataFormatException e) {
            throw new UncheckedIOException("a kept value is damaged: " + e.getMessage(), new IOException(e));
        }
    }

    private byte[] inflated() throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data, from, stored);
            byte[] all = new byte[length];
            int filled = 0;
            while (filled < length) {
                int more = inflater.inflate(all, filled, length - filled);
                if (more == 0) {
                    throw new DataFormatException("less than its length says");
                }
                filled += more;
            }
            if (inflater.inflate(new byte[1]) > 0) {
                throw new DataFormatException("more than its length says");
            }
            return all;
        } finally {
            inflater.end();
        }
    }

    /** The same from the first to the last, for one reader; it fails where {@link #toArray} does. */
    public InputStream stream() {
        InputStream in = new ByteArrayInputStream(data, from, stored);
        return deflated ? new InflaterInputStream(in, new Inflater(), BUFFER_BYTES) : in;
    }
}
