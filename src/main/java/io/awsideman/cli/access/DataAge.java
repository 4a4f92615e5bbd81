package io.awsideman.cli.access;

import io.awsideman.cli.CommandContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How old the data of an answer are.
 *
 * @param now when it is given
 * @param fetched when the oldest of its data was fetched
 */
public record DataAge(Instant now, Instant fetched) {
    private static final Duration MOST_SECONDS = Duration.ofMinutes(2);
    private static final Duration MOST_MINUTES = Duration.ofHours(2);

    /** The age of everything that was read until now. */
    public static DataAge of(CommandContext context) {
        Instant now = context.host().clock().instant();
        Instant fetched = context.session().oldestAnswer().orElse(now);
        return new DataAge(now.truncatedTo(ChronoUnit.SECONDS), fetched.truncatedTo(ChronoUnit.SECONDS));
    }

    /** For people: {@code 4 minutes}. */
    String text() {
        Duration age = Duration.between(fetched, now);
        if (age.compareTo(MOST_SECONDS) < 0) {
            return Math.max(0, age.toSeconds()) + " seconds";
        }
        return age.compareTo(MOST_MINUTES) < 0 ? age.toMinutes() + " minutes" : age.toHours() + " hours";
    }

    /** The end of a sentence about the data. */
    public String sentence() {
        return fetched.isBefore(now) ? "are up to " + text() + " old" : "are of this moment";
    }
}
