package io.awsideman.aws.caching;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of the JSON that {@link ResponseCodec} writes, which has no blanks. It is read from a stream, so that an answer need
 * not be in memory as a whole, and takes half of the time that a parser for all JSON takes. A text that comes again and again, as
 * names of fields and ARNs do, is one object.
 */
final class KeptJson {
    private static final int BUFFER_BYTES = 1 << 15;
    private static final int REMEMBERED = 1 << 8;
    private static final int LONGEST_REMEMBERED = 256;
    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    private final InputStream in;
    private final @Nullable String[] texts = new String[REMEMBERED];
    private final byte[][] encoded = new byte[REMEMBERED][];
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int start;
    private int at;
    private int end;

    KeptJson(InputStream in) {
        this.in = in;
    }

    /** The first byte of the next token, which is not taken. */
    int peek() throws IOException {
        if (at == end) {
            start = at;
            if (!more()) {
                throw new EOFException("cut short");
            }
        }
        return buffer[at];
    }

    /** Takes the byte, if it is the next. */
    boolean take(char token) throws IOException {
        if (peek() != token) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char token) throws IOException {
        if (!take(token)) {
            throw new StreamCorruptedException("expected " + token + " but found " + (char) peek());
        }
    }

    void expectEnd() throws IOException {
        start = at;
        if (at < end || more()) {
            throw new StreamCorruptedException("more than one value");
        }
    }

    /** Takes {@code true}, {@code false} or {@code null}. */
    @Nullable
    Boolean literal() throws IOException {
        String word = word();
        return switch (word) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            case "null" -> null;
            default -> throw new StreamCorruptedException("no value: " + word);
        };
    }

    /** Takes a number as it is written. */
    String numeral() throws IOException {
        return word();
    }

    /** A number of the smallest type that holds it. */
    static Number number(String numeral) {
        if (numeral.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E')) {
            return Double.valueOf(numeral);
        }
        BigInteger whole = new BigInteger(numeral);
        if (whole.bitLength() >= Long.SIZE) {
            return whole;
        }
        return whole.bitLength() < Integer.SIZE ? (Number) whole.intValue() : (Number) whole.longValue();
    }

    private String word() throws IOException {
        start = at;
        while ((at < end || more()) && buffer[at] != ',' && buffer[at] != ']' && buffer[at] != '}') {
            at++;
        }
        return new String(buffer, start, at - start, StandardCharsets.ISO_8859_1);
    }

    /** Takes a text in quotes. */
    String text() throws IOException {
        expect('"');
        start = at;
        int bits = scan();
        if (buffer[at] == '"') {
            String text = remembered(at - start, bits);
            at++;
            return text;
        }
        return unescaped(bits);
    }

    /** Goes to the next quote or backslash and returns all bits that occur before it. */
    private int scan() throws IOException {
        int bits = 0;
        while (true) {
            byte[] bytes = buffer;
            int last = end;
            for (int i = at; i < last; i++) {
                byte b = bytes[i];
                if (b == '"' || b == '\\') {
                    at = i;
                    return bits;
                }
                bits |= b;
            }
            at = last;
            if (!more()) {
                throw new EOFException("cut short");
            }
        }
    }

    private String unescaped(int firstBits) throws IOException {
        StringBuilder text = new StringBuilder(decoded(at - start, firstBits));
        while (!take('"')) {
            at++;
            text.append(escape());
            start = at;
            int bits = scan();
            text.append(decoded(at - start, bits));
        }
        return text.toString();
    }

    private char escape() throws IOException {
        int c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> hexadecimal();
            default -> throw new StreamCorruptedException("no escape: " + (char) c);
        };
    }

    private char hexadecimal() throws IOException {
        int c = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            int digit = Character.digit(peek(), HEX);
            if (digit < 0) {
                throw new StreamCorruptedException("no hexadecimal digit");
            }
            c = c * HEX + digit;
            at++;
        }
        return (char) c;
    }

    private String remembered(int length, int bits) {
        if (length == 0 || length > LONGEST_REMEMBERED) {
            return decoded(length, bits);
        }
        int hash = length * 31 + buffer[start];
        hash = hash * 31 + buffer[start + length / 2];
        hash = hash * 31 + buffer[start + length - 1];
        int slot = hash & (REMEMBERED - 1);
        String known = texts[slot];
        byte[] bytes = encoded[slot];
        if (known != null && Arrays.equals(bytes, 0, bytes.length, buffer, start, start + length)) {
            return known;
        }
        String text = decoded(length, bits);
        texts[slot] = text;
        encoded[slot] = Arrays.copyOfRange(buffer, start, start + length);
        return text;
    }

    private String decoded(int length, int bits) {
        return new String(buffer, start, length, bits < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    /** Reads on, keeping what is read of the present token; whether there is more. */
    private boolean more() throws IOException {
        int kept = end - start;
        byte[] from = buffer;
        if (kept == buffer.length) {
            buffer = new byte[2 * kept];
        }
        System.arraycopy(from, start, buffer, 0, kept);
        at -= start;
        start = 0;
        end = kept;
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, read);
        return read > 0;
    }
}
