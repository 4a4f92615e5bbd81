package io.awsideman.cli.cache;

import io.awsideman.config.BackendType;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.Locale;

/** How the backends are called on the command line. */
final class BackendNames {
    private BackendNames() {}

    /** The backend of this name; {@code parameter} is what it was given for. */
    static BackendType parse(String parameter, String text) {
        for (BackendType type : BackendType.values()) {
            if (type.word().equals(text.toLowerCase(Locale.ROOT))) {
                return type;
            }
        }
        throw new AdminException(
                FailureKind.USAGE,
                parameter + ": '" + text + "' is none",
                "use memory, file, dynamodb, redis, hybrid or plugin");
    }
}
