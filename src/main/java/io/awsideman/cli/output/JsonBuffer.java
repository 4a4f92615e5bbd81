package io.awsideman.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of one element of a listing. What a listing repeats, which is more than half of it, is looked at once: the names of
 * fields, and texts that are the same object in row after row.
 */
final class JsonBuffer {
    private static final String HEX = "0123456789ABCDEF";
    private static final int LONGEST_ESCAPE = 6;
    private static final int KNOWN = 1 << 8;

    private final String afterName;
    private final Map<String, char[]> names = new HashMap<>();
    /** Texts without anything to escape, at the place of their length. */
    private final @Nullable String[] plain = new String[KNOWN];

    private char[] chars = new char[1 << 12];
    private int length;

    /** @param afterName what stands between a name and its value */
    JsonBuffer(String afterName) {
        this.afterName = afterName;
    }

    int length() {
        return length;
    }

    void add(char c) {
        reserve(1);
        chars[length++] = c;
    }

    /** Adds characters as they are. */
    void add(String raw) {
        reserve(raw.length());
        raw.getChars(0, raw.length(), chars, length);
        length += raw.length();
    }

    void name(String name) {
        char[] known = names.get(name);
        if (known == null) {
            int start = length;
            text(name);
            add(afterName);
            names.put(name, Arrays.copyOfRange(chars, start, length));
        } else {
            reserve(known.length);
            System.arraycopy(known, 0, chars, length, known.length);
            length += known.length;
        }
    }

    /** A text in quotes: what RFC 8259 section 7 requires to be escaped is, and nothing else. */
    @SuppressWarnings("ReferenceEquality") // another object of the same text is merely looked at again
    void text(String text) {
        int size = text.length();
        reserve(size + 2);
        chars[length++] = '"';
        int start = length;
        add(text);
        int slot = size & (KNOWN - 1);
        if (plain[slot] != text) {
            int unsafe = unsafe(start);
            if (unsafe < length) {
                length = unsafe;
                escape(text, unsafe - start);
            } else {
                plain[slot] = text;
            }
        }
        add('"');
    }

    private int unsafe(int from) {
        char[] looked = chars;
        for (int i = from; i < length; i++) {
            if (isUnsafe(looked[i])) {
                return i;
            }
        }
        return length;
    }

    private static boolean isUnsafe(char c) {
        return c < ' ' || c == '"' || c == '\\';
    }

    private void escape(String text, int from) {
        reserve((text.length() - from) * LONGEST_ESCAPE);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isUnsafe(c)) {
                chars[length++] = c;
                continue;
            }
            switch (c) {
                case '"' -> add("\\\"");
                case '\\' -> add("\\\\");
                case '\b' -> add("\\b");
                case '\t' -> add("\\t");
                case '\n' -> add("\\n");
                case '\f' -> add("\\f");
                case '\r' -> add("\\r");
                default -> {
                    add("\\u00");
                    add(HEX.charAt(c >> 4));
                    add(HEX.charAt(c & 15));
                }
            }
        }
    }

    /** Writes what there is and empties the buffer. */
    void writeTo(Writer out) throws IOException {
        out.write(chars, 0, length);
        length = 0;
    }

    private void reserve(int more) {
        if (more > chars.length - length) {
            chars = Arrays.copyOf(chars, Math.addExact(Math.max(chars.length, more), length));
        }
    }
}
