package io.awsideman.cache;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A backend that cannot answer now. A read or a put never shows it; commands about the cache itself may. */
public final class BackendUnavailableException extends AdminException {
    private static final long serialVersionUID = 1L;
    private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9.-]+");

    private final boolean passing;

    /** The message names the location and the reason; the remedy is what the user can do about it. */
    public BackendUnavailableException(String message, @Nullable String remedy, @Nullable Throwable cause) {
        this(message, remedy, cause, false);
    }

    private BackendUnavailableException(
            String message, @Nullable String remedy, @Nullable Throwable cause, boolean passing) {
        super(FailureKind.UNAVAILABLE, message, remedy, cause);
        this.passing = passing;
    }

    /** The same where asking once more, a moment later, may well succeed: a lost connection, a stale file handle. */
    public static BackendUnavailableException passing(
            String message, @Nullable String remedy, @Nullable Throwable cause) {
        return new BackendUnavailableException(message, remedy, cause, true);
    }

    /** Whether asking once more may well succeed. */
    public boolean isPassing() {
        return passing;
    }

    /** What was wrong in the end, as one word to count it by: {@code No_space_left_on_device}, {@code AccessDeniedException}. */
    public String causeName() {
        Throwable deepest = this;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String said = deepest instanceof FileSystemException file
                ? file.getReason()
                : deepest.getClass() == IOException.class ? deepest.getMessage() : null;
        String name = said == null ? deepest.getClass().getSimpleName() : said;
        return NO_WORD.matcher(name).replaceAll("_");
    }
}
