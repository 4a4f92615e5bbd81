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

    private enum Nature {
        LASTING,
        PASSING,
        LOST,
        UNREACHABLE,
        NOT_ASKED
    }

    private final Nature nature;

    /** The message names the location and the reason; the remedy is what the user can do about it. */
    public BackendUnavailableException(String message, @Nullable String remedy, @Nullable Throwable cause) {
        this(message, remedy, cause, Nature.LASTING);
    }

    private BackendUnavailableException(
            String message, @Nullable String remedy, @Nullable Throwable cause, Nature nature) {
        super(FailureKind.UNAVAILABLE, message, remedy, cause);
        this.nature = nature;
    }

    /** The same where asking once more, a moment later, may well succeed: a busy server, a stale file handle. */
    public static BackendUnavailableException passing(
            String message, @Nullable String remedy, @Nullable Throwable cause) {
        return new BackendUnavailableException(message, remedy, cause, Nature.PASSING);
    }

    /** The same where the connection was lost, which may pass as well; not if that happens each time. */
    public static BackendUnavailableException lost(String message, @Nullable String remedy, @Nullable Throwable cause) {
        return new BackendUnavailableException(message, remedy, cause, Nature.LOST);
    }

    /** The same where nobody is there, or answers in time: to ask once more costs as long a wait again. */
    public static BackendUnavailableException unreachable(
            String message, @Nullable String remedy, @Nullable Throwable cause) {
        return new BackendUnavailableException(message, remedy, cause, Nature.UNREACHABLE);
    }

    /** The same where the backend was not asked at all, because of earlier failures. */
    public static BackendUnavailableException notAsked(String message, @Nullable String remedy) {
        return new BackendUnavailableException(message, remedy, null, Nature.NOT_ASKED);
    }

    /** Whether asking once more may well succeed. */
    public boolean isPassing() {
        return nature == Nature.PASSING || nature == Nature.LOST;
    }

    /** The failure that this is after the same has happened each time. */
    public BackendUnavailableException eachTime() {
        return nature == Nature.LOST ? unreachable(String.valueOf(getMessage()), remedy(), this) : this;
    }

    /** Whether nobody was there, or answered in time. */
    public boolean isUnreachable() {
        return nature == Nature.UNREACHABLE;
    }

    /** Whether the backend was left alone. */
    public boolean isNotAsked() {
        return nature == Nature.NOT_ASKED;
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
