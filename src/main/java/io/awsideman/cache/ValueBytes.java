package io.awsideman.cache;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The bytes of a value. One that is kept deflated may stay so until somebody reads its stream, who then need not have all of it in
 * memory: a listing of 100,000 users has 53 MB, and 6 deflated.
 */
public final class ValueBytes {
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
            return data;
        }
        byte[] all = new byte[length];
        try (InputStream in = stream()) {
            for (int done = 0; done < length; ) {
                done += in.read(all, done, length - done);
            }
            in.read();
        } catch (IOException e) {
            throw new UncheckedIOException("a kept value is damaged: " + e.getMessage(), e);
        }
        return all;
    }

    /** The same from the first to the last, for one reader; it fails where {@link #toArray} does, when it comes to that. */
    public InputStream stream() {
        return deflated ? new Inflating() : new ByteArrayInputStream(data);
    }

    /** Gives no more than was said, and says so if that is less: a small entry cannot fill the memory. */
    private final class Inflating extends InputStream {
        private final Inflater inflater = new Inflater();
        private int left = length;
        private boolean ended;

        Inflating() {
            inflater.setInput(data, from, stored);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int at, int most) throws IOException {
            if (ended || most == 0) {
                return ended ? -1 : 0;
            }
            try {
                if (left == 0) {
                    requireEnd();
                    close();
                    return -1;
                }
                int more = inflater.inflate(bytes, at, Math.min(most, left));
                if (more == 0) {
                    throw new ZipException("less than its length says");
                }
                left -= more;
                return more;
            } catch (DataFormatException e) {
                throw new ZipException(e.getMessage());
            }
        }

        private void requireEnd() throws IOException, DataFormatException {
            if (inflater.inflate(new byte[1]) > 0) {
                throw new ZipException("more than its length says");
            }
        }

        @Override
        public void close() {
            ended = true;
            inflater.end();
        }
    }
}
