package io.awsideman.cache;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import org.jspecify.annotations.Nullable;

/** A value that its own codec cannot encode. The opposite, stored bytes that cannot be decoded, is a miss instead. */
public final class CacheSerializationException extends AdminException {
    private static final long serialVersionUID = 1L;

    public CacheSerializationException(String message, @Nullable Throwable cause) {
        super(FailureKind.UNEXPECTED, message, null, cause);
    }
}
