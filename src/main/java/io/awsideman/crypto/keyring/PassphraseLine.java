package io.awsideman.crypto.keyring;

import io.awsideman.crypto.KeyUnavailableException;
import io.awsideman.crypto.KeyUnavailableException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The line that a passphrase is, read without a string ever being made of it. */
final class PassphraseLine {
    static final int MOST_BYTES = 4096;

    private PassphraseLine() {}

    /** The first line of a stream, without its end. */
    static char[] read(InputStream in, String source) throws IOException {
        byte[] bytes = new byte[MOST_BYTES];
        try {
            int length = 0;
            int next = in.read();
            while (next >= 0 && next != '\n' && length < MOST_BYTES) {
                bytes[length++] = (byte) next;
                next = in.read();
            }
            if (length > 0 && bytes[length - 1] == '\r') {
                length--;
            }
            if (length == 0) {
                throw unusable(source + " gives no passphrase", "its first line must be the passphrase");
            }
            if (length == MOST_BYTES) {
                throw unusable(source + " gives no passphrase", "its first line is too long for one");
            }
            return decode(ByteBuffer.wrap(bytes, 0, length), source);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static char[] decode(ByteBuffer bytes, String source) {
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes);
            char[] passphrase = new char[decoded.remaining()];
            decoded.get(passphrase);
            Arrays.fill(decoded.array(), (char) 0);
            return passphrase;
        } catch (CharacterCodingException e) {
            throw unusable(source + " gives no text", "write the passphrase in UTF-8");
        }
    }

    static KeyUnavailableException unusable(String message, String remedy) {
        return new KeyUnavailableException(Reason.NOT_CONFIGURED, message, remedy);
    }
}
