package io.awsideman.failure;

import org.jspecify.annotations.Nullable;

/**
 * A failure that is told to the user in one line, with a second line that says what to do next.
 *
 * <p>The message is a sentence without "error:" and without a secret; the remedy is the next step, or {@code null} when
 * there is none to give.
 */
public class AdminException extends RuntimeException {
    private final FailureKind kind;
    private final @Nullable String remedy;

    public AdminException(FailureKind kind, String message, @Nullable String remedy) {
        this(kind, message, remedy, null);
    }

    public AdminException(FailureKind kind, String message, @Nullable String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.remedy = remedy;
    }

    /** What kind of failure this is; decides the exit code. */
    public FailureKind kind() {
        return kind;
    }

    /** The next step for the user, or {@code null}. */
    public @Nullable String remedy() {
        return remedy;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
