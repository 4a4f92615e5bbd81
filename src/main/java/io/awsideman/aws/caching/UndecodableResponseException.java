package io.awsideman.aws.caching;

/** Stored bytes are not a response of the expected type, as after a change of the SDK's model. Means a miss. */
final class UndecodableResponseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecodableResponseException(Class<?> type, Exception cause) {
        super("stored bytes are not a " + type.getSimpleName(), cause);
    }
}
