package io.awsideman.cache;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import org.jspecify.annotations.Nullable;

/** A backend that cannot answer now. A read or a put never shows it; commands about the cache itself may. */
public final class BackendUnavailableException extends AdminException {
    private static final long serialVersionUID = 1L;

    /** The message names the location and the reason; the remedy is what the user can do about it. */
    public BackendUnavailableException(String message, @Nullable String remedy, @Nullable Throwable cause) {
        super(FailureKind.UNAVAILABLE, message, remedy, cause);
    }
}
