package io.awsideman.cli.output;

import java.nio.charset.StandardCharsets;

/**
 * Makes text safe for a line of a terminal: control characters (escape sequences among them), line breaks and the
 * characters that reverse the direction of writing become visible escapes such as {@code \n} and {@code \u001b}.
 */
final class Printable {
    private Printable() {}

    /** Whether it is printable as it is and takes a cell for each character, because it is of no others than those of ASCII. */
    static boolean isAscii(String text) {
        // Bytes are looked at several times faster than characters, as long as this is not compiled.
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b < ' ' || b == 0x7F) {
                return false;
            }
        }
        return true;
    }

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnsafe(text.charAt(i))) {
                return escaped(text, i);
            }
        }
        return text;
    }

    private static String escaped(String text, int from) {
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> safe.append("\\n");
                case '\r' -> safe.append("\\r");
                case '\t' -> safe.append("\\t");
                default -> {
                    if (isUnsafe(c)) {
                        safe.append(String.format("\\u%04x", (int) c));
                    } else {
                        safe.append(c);
                    }
                }
            }
        }
        return safe.toString();
    }

    private static boolean isUnsafe(char c) {
        return c < 0x20
                || (c >= 0x7F && c < 0xA0)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C;
    }
}
