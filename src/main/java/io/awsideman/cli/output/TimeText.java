package io.awsideman.cli.output;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/** Points in time as ISO 8601, as {@link Instant} writes them, which takes a fifth of the time of a listing. */
final class TimeText {
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int NANOS_OF_MILLI = (int) TimeUnit.MILLISECONDS.toNanos(1);
    private static final int LAST_YEAR = 9999;
    private static final String SECONDS = "0000-00-00T00:00:00Z";
    private static final String MILLIS = "0000-00-00T00:00:00.000Z";

    private TimeText() {}

    static String of(Instant time) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(time.getEpochSecond(), SECONDS_OF_DAY));
        int nano = time.getNano();
        if (date.getYear() < 0 || date.getYear() > LAST_YEAR || nano % NANOS_OF_MILLI != 0) {
            return time.toString();
        }
        int second = Math.floorMod(time.getEpochSecond(), SECONDS_OF_DAY);
        char[] text = (nano == 0 ? SECONDS : MILLIS).toCharArray();
        digits(text, 3, date.getYear());
        digits(text, 6, date.getMonthValue());
        digits(text, 9, date.getDayOfMonth());
        digits(text, 12, second / 3600);
        digits(text, 15, second / 60 % 60);
        digits(text, 18, second % 60);
        digits(text, 22, nano / NANOS_OF_MILLI);
        return new String(text);
    }

    /** Writes a number over zeros, from its last digit to its first. */
    private static void digits(char[] text, int last, int number) {
        int rest = number;
        for (int i = last; rest > 0; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
