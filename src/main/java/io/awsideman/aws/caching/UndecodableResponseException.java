package io.awsideman.aws.caching;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;

/**
 * Stored bytes are not a response of the expected type, as after a change of the SDK's model. Means a miss, and reaches the user
 * only where a part of the response has been taken already.
 */
final class UndecodableResponseException extends AdminException {
    private static final long serialVersionUID = 1L;

    UndecodableResponseException(Class<?> type, Exception cause) {
        super(
                FailureKind.UNEXPECTED,
                "an answer in the cache cannot be read as a " + type.getSimpleName(),
                "ask AWS again: add --refresh",
                cause);
    }
}
