package io.awsideman.aws;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.failure.ShellWord;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Puts the SDK's exceptions into our terms: kind, a sentence, and what to do. The one place that knows AWS's error codes. */
public final class AwsFailure {
    private static final Set<String> EXPIRED = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "UnauthorizedException",
            "InvalidGrantException",
            "InvalidClientException",
            "UnauthorizedClientException");
    private static final Set<String> DENIED =
            Set.of("AccessDenied", "AccessDeniedException", "AWSOrganizationsNotInUseException", "OptInRequired");
    private static final Set<String> INVALID = Set.of("ValidationException", "InvalidInputException");

    private final String profileName;

    /** @param profileName the AWS profile in use, for the remedies */
    public AwsFailure(String profileName) {
        this.profileName = profileName;
    }

    /** The failure in our terms, or empty if it is none of the SDK's. */
    public Optional<AdminException> translate(Throwable failure) {
        if (failure instanceof AwsServiceException service) {
            return Optional.of(translateService(service));
        }
        if (failure instanceof AbortedException) {
            return Optional.of(new AdminException(FailureKind.INTERRUPTED, "interrupted", null, failure));
        }
        if (failure instanceof SdkException sdk) {
            return Optional.of(translateClient(sdk));
        }
        return Optional.empty();
    }

    /** What is wrong where AWS could not be asked, or keeps refusing for want of capacity: an old answer is better than none. */
    public static Optional<String> unavailability(Throwable failure) {
        return isUnavailable(failure)
                ? new AwsFailure("").translate(failure).map(AdminException::getMessage)
                : Optional.empty();
    }

    private static boolean isUnavailable(Throwable failure) {
        return failure instanceof SdkException
                && (TransientFailure.isTransient(failure)
                        || failure instanceof ApiCallTimeoutException
                        || TransientFailure.isMisconfigured(failure));
    }

    private AdminException translateService(AwsServiceException failure) {
        AwsErrorDetails details = failure.awsErrorDetails();
        String code = details == null ? "" : Objects.requireNonNullElse(details.errorCode(), "");
        String message = message(failure, code);
        if (TransientFailure.isThrottling(failure)) {
            return of(
                    FailureKind.UNAVAILABLE,
                    "AWS keeps throttling: " + message,
                    "Identity Center allows 20 requests a second for everybody together: try again in a minute",
                    failure);
        }
        if (EXPIRED.contains(code)) {
            return of(FailureKind.NOT_AUTHORIZED, "AWS does not accept the credentials: " + message, login(), failure);
        }
        if (DENIED.contains(code)) {
            return of(
                    FailureKind.NOT_AUTHORIZED,
                    "AWS refuses: " + message,
                    "check the permissions of the profile \"" + profileName
                            + "\" and that --region is the home region of" + " Identity Center",
                    failure);
        }
        if (code.contains("NotFound") || code.equals("ResourceNotFoundException")) {
            return of(FailureKind.NOT_FOUND, message, "check the name or id", failure);
        }
        if (code.equals("ConflictException")
                || code.equals("ConcurrentModificationException")
                || code.contains("Duplicate")
                || code.contains("AlreadyExists")) {
            return of(FailureKind.CONFLICT, message, null, failure);
        }
        if (code.equals("ServiceQuotaExceededException") || code.contains("ConstraintViolation")) {
            return of(FailureKind.CONFLICT, message, "see the quotas of IAM Identity Center", failure);
        }
        if (INVALID.contains(code)) {
            return of(FailureKind.USAGE, "AWS does not accept a value: " + message, null, failure);
        }
        if (code.equals("UnknownOperationException")) {
            return of(FailureKind.UNEXPECTED, message, null, failure);
        }
        if (failure.statusCode() >= 500) {
            return of(FailureKind.UNAVAILABLE, "AWS failed: " + message, "try again in a minute", failure);
        }
        return of(FailureKind.UNEXPECTED, message, null, failure);
    }

    private static String message(AwsServiceException failure, String code) {
        String message = failure.awsErrorDetails() == null
                ? null
                : failure.awsErrorDetails().errorMessage();
        if (message == null || message.isBlank() || message.equalsIgnoreCase("none")) {
            message = code.isEmpty() ? "HTTP status " + failure.statusCode() : code;
        }
        return message + " (" + (code.isEmpty() ? "no error code" : code)
                + requestId(failure).map(id -> ", request " + id).orElse("") + ")";
    }

    /** Exceptions of the identity store have the id as a field of their own, which hides the one of every exception. */
    private static Optional<String> requestId(AwsServiceException failure) {
        if (failure.requestId() != null) {
            return Optional.of(failure.requestId());
        }
        return failure.sdkFields().stream()
                .filter(field -> field.memberName().equals("RequestId"))
                .map(field -> field.getValueOrDefault(failure))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    private AdminException translateClient(SdkException failure) {
        Throwable root = TransientFailure.rootCause(failure);
        if (root instanceof AdminException own) {
            return own;
        }
        if (root instanceof AwsServiceException service) {
            return translateService(service);
        }
        if (failure instanceof ApiCallTimeoutException) {
            return of(FailureKind.UNAVAILABLE, "AWS did not answer in time", "raise --timeout, or try again", failure);
        }
        if (root instanceof UnknownHostException) {
            return of(
                    FailureKind.UNAVAILABLE,
                    "cannot find the host " + root.getMessage(),
                    "check the network, --region and --endpoint-url",
                    failure);
        }
        if (root instanceof ConnectException) {
            return of(
                    FailureKind.UNAVAILABLE,
                    "cannot connect: " + root.getMessage(),
                    "check the network and --endpoint-url (or AWS_ENDPOINT_URL)",
                    failure);
        }
        if (TransientFailure.isDistrust(failure)) {
            return of(
                    FailureKind.UNAVAILABLE,
                    "no trusted connection: " + root.getMessage(),
                    "behind an inspecting proxy set AWS_CA_BUNDLE to its certificates",
                    failure);
        }
        return translateCredentials(failure, root);
    }

    private AdminException translateCredentials(SdkException failure, Throwable root) {
        String text = (failure.getMessage() + " " + root.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("sso")
                && (text.contains("expired")
                        || text.contains("cache")
                        || text.contains("token")
                        || text.contains("login"))) {
            return of(FailureKind.NOT_AUTHORIZED, "the login of " + profile() + " has expired", login(), failure);
        }
        if (text.contains("credential") || text.contains("profile") || text.contains("token")) {
            return of(
                    FailureKind.NOT_AUTHORIZED,
                    "no usable AWS credentials for " + profile() + ": " + firstLine(failure),
                    "choose a profile with --profile, log in, or try without an account: --sandbox",
                    failure);
        }
        FailureKind kind = failure instanceof SdkClientException ? FailureKind.UNAVAILABLE : FailureKind.UNEXPECTED;
        return of(
                kind,
                "the call to AWS failed: " + firstLine(failure),
                "check the network; --verbose shows more",
                failure);
    }

    private String profile() {
        return "the profile \"" + profileName + "\"";
    }

    private String login() {
        return "log in again: aws sso login --profile " + ShellWord.of(profileName);
    }

    private static String firstLine(Throwable failure) {
        String message = String.valueOf(failure instanceof SdkException sdk ? sdk.rawMessage() : failure.getMessage());
        int end = message.indexOf(" : [");
        String shortened = end < 0 ? message : message.substring(0, end);
        return shortened.lines().findFirst().orElse(shortened);
    }

    private static AdminException of(FailureKind kind, String message, @Nullable String remedy, Throwable cause) {
        return new AdminException(kind, message, remedy, cause);
    }
}
