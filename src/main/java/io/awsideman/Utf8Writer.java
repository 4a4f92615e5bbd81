package io.awsideman;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Text as UTF-8. The encoder of Java, between two buffers, takes as long as all else that a long listing needs. Half of a
 * surrogate pair waits for the other; one that stays alone is a question mark, as with an encoder.
 */
final class Utf8Writer extends Writer {
    private static final int LONGEST = 4;

    private final OutputStream out;
    private final byte[] buffer;
    private int count;
    private char half;

    /** @param bufferBytes at least 4 */
    Utf8Writer(OutputStream out, int bufferBytes) {
        this.out = out;
        this.buffer = new byte[bufferBytes];
    }

    @Override
    public void write(int c) throws IOException {
        encode((char) c);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        String part = text.substring(from, from + length);
        if (half != 0 || (length > 0 && Character.isHighSurrogate(part.charAt(length - 1)))) {
            write(part.toCharArray(), 0, length);
            return;
        }
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > buffer.length - count) {
            empty();
        }
        if (bytes.length > buffer.length) {
            out.write(bytes, 0, bytes.length);
        } else {
            System.arraycopy(bytes, 0, buffer, count, bytes.length);
            count += bytes.length;
        }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        int at = from;
        int end = from + length;
        while (at < end) {
            int stop = half == 0 ? at + Math.min(end - at, buffer.length - count) : at;
            byte[] bytes = buffer;
            int filled = count;
            while (at < stop && text[at] < 0x80) {
                bytes[filled++] = (byte) text[at++];
            }
            count = filled;
            if (at < end) {
                encode(text[at++]);
            }
        }
    }

    private void encode(char c) throws IOException {
        if (buffer.length - count < LONGEST) {
            empty();
        }
        if (half != 0) {
            char high = half;
            half = 0;
            if (Character.isLowSurrogate(c)) {
                encode(Character.toCodePoint(high, c));
                return;
            }
            buffer[count++] = '?';
        }
        if (Character.isHighSurrogate(c)) {
            half = c;
        } else {
            encode(Character.isLowSurrogate(c) ? '?' : (int) c);
        }
    }

    private void encode(int codePoint) throws IOException {
        if (buffer.length - count < LONGEST) {
            empty();
        }
        if (codePoint < 0x80) {
            put(codePoint);
        } else if (codePoint < 0x800) {
            put(0xC0 | codePoint >> 6);
            put(0x80 | codePoint & 0x3F);
        } else if (codePoint < 0x10000) {
            put(0xE0 | codePoint >> 12);
            put(0x80 | codePoint >> 6 & 0x3F);
            put(0x80 | codePoint & 0x3F);
        } else {
            put(0xF0 | codePoint >> 18);
            put(0x80 | codePoint >> 12 & 0x3F);
            put(0x80 | codePoint >> 6 & 0x3F);
            put(0x80 | codePoint & 0x3F);
        }
    }

    private void put(int b) {
        buffer[count++] = (byte) b;
    }

    private void empty() throws IOException {
        out.write(buffer, 0, count);
        count = 0;
    }

    @Override
    public void flush() throws IOException {
        empty();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (half != 0) {
            half = 0;
            encode((int) '?');
        }
        empty();
        out.close();
    }
}
