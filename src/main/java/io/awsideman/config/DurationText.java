package io.awsideman.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths of time as people write them: {@code 90}, {@code 15m}, {@code 1h30m}, {@code PT15M}. */
public final class DurationText {
    /** What {@link #parse} understands, for error messages. */
    public static final String ALLOWED =
            "a time such as 30s, 15m, 1h30m, 2d, PT15M, or a number of seconds; at most 3650d";

    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Pattern UNITS = Pattern.compile(
            "(?:(\\d{1,9})w)?(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?" + "(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");
    private static final long[] MILLIS = {7 * 86_400_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L};

    private DurationText() {}

    /** The duration, or {@code null} when the text is none, is negative or is longer than ten years. */
    public static @Nullable Duration parse(String text) {
        String compact = text.strip().toLowerCase(Locale.ROOT);
        Duration duration = parseAny(compact);
        return duration == null || duration.isNegative() || duration.compareTo(LONGEST) > 0 ? null : duration;
    }

    private static @Nullable Duration parseAny(String text) {
        if (text.matches("\\d{1,12}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        if (text.startsWith("p")) {
            try {
                return Duration.parse(text);
            } catch (DateTimeException e) {
                return null;
            }
        }
        Matcher units = UNITS.matcher(text);
        if (text.isEmpty() || !units.matches()) {
            return null;
        }
        long millis = 0;
        for (int i = 0; i < MILLIS.length; i++) {
            String amount = units.group(i + 1);
            millis += amount == null ? 0 : Long.parseLong(amount) * MILLIS[i];
        }
        return Duration.ofMillis(millis);
    }
}
