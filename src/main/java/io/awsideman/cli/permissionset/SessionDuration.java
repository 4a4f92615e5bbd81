package io.awsideman.cli.permissionset;

import io.awsideman.config.DurationText;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.time.Duration;

/** How long a session with a permission set may last: one to twelve hours (IAM Identity Center user guide). */
final class SessionDuration {
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(12);

    private SessionDuration() {}

    /** The time in ISO 8601, as the API wants it. */
    static String parse(String text) {
        Duration time = DurationText.parse(text);
        if (time == null || time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "--session-duration: \"" + text + "\" is not a time from 1 to 12 hours",
                    "write it as 8h, 1h30m or PT1H30M");
        }
        return time.toString();
    }
}
