package io.awsideman.cache;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;

/** A key, pattern, value or time to live that cannot be used: the fault of the caller, never of a backend. */
public final class CacheValidationException extends AdminException {
    private static final long serialVersionUID = 1L;

    /** What the program asked of the cache makes no sense. */
    public CacheValidationException(String message) {
        super(FailureKind.UNEXPECTED, message, null);
    }

    private CacheValidationException(String message, String remedy) {
        super(FailureKind.USAGE, message, remedy);
    }

    /** What the user typed makes no sense. */
    static CacheValidationException ofUserInput(String message, String remedy) {
        return new CacheValidationException(message, remedy);
    }
}
