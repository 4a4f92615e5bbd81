package io.awsideman.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;

/**
 * The escaping that makes the text of keys and scopes injective: characters with a meaning, control characters and lone
 * surrogates become {@code %XX} or {@code %uXXXX}.
 */
final class Segments {
    private static final String KEY_SPECIALS = "%:*/|";
    private static final String PATH_SPECIALS = "%:*|";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String PATTERN_SPECIALS = ":/|";

    private Segments() {}

    /** Escapes one segment of a key or scope. */
    static String escape(String raw) {
        return escape(raw, KEY_SPECIALS);
    }

    /** Escapes a text that may hold slashes of its own. */
    static String escapePath(String raw) {
        return escape(raw, PATH_SPECIALS);
    }

    /** Escapes what can occur only by mistake in a pattern; wildcards and what is escaped already stay. */
    static String escapePattern(String raw) {
        return escape(raw, PATTERN_SPECIALS);
    }

    static String joinEscaped(String separator, Collection<String> raw) {
        StringJoiner joined = new StringJoiner(separator);
        for (String segment : raw) {
            joined.add(escape(segment));
        }
        return joined.toString();
    }

    /** The escaped segments of a text, empty ones included. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
            parts.add(text.substring(start, at));
            start = at + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Undoes {@link #escape}; text that it never produces is a {@link CacheValidationException}. */
    static String unescape(String escaped) {
        StringBuilder raw = new StringBuilder(escaped.length());
        int at = 0;
        while (at < escaped.length()) {
            char c = escaped.charAt(at);
            if (c != '%') {
                raw.append(c);
                at++;
                continue;
            }
            boolean wide = escaped.startsWith("%u", at);
            int digits = at + (wide ? 2 : 1);
            int end = digits + (wide ? 4 : 2);
            raw.append(codeUnit(escaped, digits, end));
            at = end;
        }
        return raw.toString();
    }

    private static char codeUnit(String escaped, int from, int to) {
        try {
            return (char) Integer.parseInt(escaped, from, to, 16);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new CacheValidationException("not an escaped key: " + escaped);
        }
    }

    private static String escape(String raw, String specials) {
        StringBuilder escaped = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (isPairAt(raw, i)) {
                escaped.append(c).append(raw.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                escaped.append("%u").append(HEX.toHexDigits(c));
            } else if (c < ' ' || c == 0x7f || specials.indexOf(c) >= 0) {
                escaped.append('%').append(HEX.toHexDigits((byte) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean isPairAt(String raw, int i) {
        return i + 1 < raw.length() && Character.isSurrogatePair(raw.charAt(i), raw.charAt(i + 1));
    }
}
