package io.awsideman.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lengths of time as people write them: {@code 90}, {@code 15m}, {@code 1h30m}, {@code PT15M}. */
public final class DurationText {
    /** What {@link #parse} understands, for error messages. */
    public static final String ALLOWED =
            "a time such as 30s, 15m, 1h30m, 2d, PT15M, or a number of seconds; at most 3650d";

    private static final Duration LONGEST = Duration.ofDays(3650);
    /** From the longest to the shortest, as they may follow each other. */
    private static final String[] UNITS = {"w", "d", "h", "m", "s", "ms"};

    private static final long[] MILLIS = {7 * 86_400_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L};
    private static final int MOST_DIGITS = 9;
    private static final int MOST_DIGITS_OF_SECONDS = 12;

    private DurationText() {}

    /** The duration, or {@code null} when the text is none, is negative or is longer than ten years. */
    public static @Nullable Duration parse(String text) {
        String compact = text.strip().toLowerCase(Locale.ROOT);
        Duration duration = parseAny(compact);
        return duration == null || duration.isNegative() || duration.compareTo(LONGEST) > 0 ? null : duration;
    }

    /** Without regular expressions: every command reads a dozen of these, and to compile one takes longer than that. */
    private static @Nullable Duration parseAny(String text) {
        if (text.startsWith("p")) {
            try {
                return Duration.parse(text);
            } catch (DateTimeException e) {
                return null;
            }
        }
        int digits = endOf(text, 0, true);
        if (digits == text.length()) {
            boolean seconds = digits > 0 && digits <= MOST_DIGITS_OF_SECONDS;
            return seconds ? Duration.ofSeconds(Long.parseLong(text)) : null;
        }
        long millis = 0;
        int unit = 0;
        for (int start = 0; start < text.length(); unit++) {
            int amount = endOf(text, start, true);
            int end = endOf(text, amount, false);
            unit = indexOf(text.substring(amount, end), unit);
            if (amount == start || amount - start > MOST_DIGITS || unit == UNITS.length) {
                return null;
            }
            millis += Long.parseLong(text.substring(start, amount)) * MILLIS[unit];
            start = end;
        }
        return Duration.ofMillis(millis);
    }

    /** Where the digits, or what is between digits, end. */
    private static int endOf(String text, int start, boolean digits) {
        int end = start;
        while (end < text.length() && digits == (text.charAt(end) >= '0' && text.charAt(end) <= '9')) {
            end++;
        }
        return end;
    }

    private static int indexOf(String name, int first) {
        int unit = first;
        while (unit < UNITS.length && !UNITS[unit].equals(name)) {
            unit++;
        }
        return unit;
    }
}
