package io.awsideman.cache;

import java.time.Duration;

/** Ages for people: one unit, rounded down. */
final class Ages {
    private Ages() {}

    static String text(Duration age) {
        if (age.toHours() > 0) {
            return age.toHours() + " h";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + " min" : age.toSeconds() + " s";
    }
}
