package io.awsideman.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Set;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.identitystore.model.ConflictException;
import software.amazon.awssdk.services.identitystore.model.ConflictExceptionReason;

/**
 * Decides which failures another attempt may cure.
 *
 * <p>The SDK's own strategies know no conflict; about those of sso-admin, which need the operation, see {@link
 * PermissionSetConflicts}. A server that cannot be found, refuses connections or has no valid certificate is a matter of configuration and not retried.
 */
final class TransientFailure {
    private static final Set<Integer> SERVER_FAULTS = Set.of(500, 502, 503, 504);

    private TransientFailure() {}

    static boolean isTransient(Throwable failure) {
        if (failure instanceof SdkServiceException service) {
            return isThrottling(service)
                    || SERVER_FAULTS.contains(service.statusCode())
                    || service.isClockSkewException()
                    || isTransientConflict(service);
        }
        if (failure instanceof ApiCallAttemptTimeoutException) {
            return true;
        }
        Throwable root = rootCause(failure);
        return failure instanceof SdkException && root instanceof IOException && !isMisconfigured(failure);
    }

    static boolean isThrottling(Throwable failure) {
        return failure instanceof SdkServiceException service && service.isThrottlingException();
    }

    /** Whether the failure says that the server cannot be reached at all. */
    static boolean isMisconfigured(Throwable failure) {
        Throwable root = rootCause(failure);
        return root instanceof ConnectException || root instanceof UnknownHostException || isDistrust(failure);
    }

    /** Whether no encrypted connection came about, because of certificates or protocols; one that broke off is no such case. */
    static boolean isDistrust(Throwable failure) {
        Throwable root = rootCause(failure);
        return root instanceof SSLException
                || (root instanceof GeneralSecurityException && isCausedBy(failure, SSLException.class));
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    static Throwable rootCause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean isTransientConflict(SdkServiceException failure) {
        if (failure instanceof ConflictException conflict) {
            return conflict.reason() == ConflictExceptionReason.CONCURRENT_MODIFICATION;
        }
        if (!(failure instanceof AwsServiceException service) || service.awsErrorDetails() == null) {
            return false;
        }
        return "ConcurrentModificationException"
                .equals(service.awsErrorDetails().errorCode());
    }
}
