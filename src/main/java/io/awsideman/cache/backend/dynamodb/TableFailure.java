package io.awsideman.cache.backend.dynamodb;

import io.awsideman.cache.BackendUnavailableException;
import io.awsideman.failure.AdminException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Puts the SDK's exceptions into ours: what is wrong with the table, and what to do. */
record TableFailure(TablePlace place) {
    private static final Set<String> REFUSED = Set.of("AccessDeniedException", "AccessDenied");
    private static final Set<String> WRONG_CREDENTIALS = Set.of(
            "UnrecognizedClientException",
            "ExpiredTokenException",
            "ExpiredToken",
            "InvalidSignatureException",
            "MissingAuthenticationTokenException",
            "IncompleteSignatureException");

    BackendUnavailableException of(RuntimeException failure) {
        if (failure instanceof BackendUnavailableException ours) {
            return ours;
        }
        if (failure instanceof AwsServiceException service) {
            return ofService(service);
        }
        Throwable root = rootOf(failure);
        if (root instanceof AdminException ours) {
            return new BackendUnavailableException(
                    named() + " cannot be used: " + ours.getMessage(), ours.remedy(), failure);
        }
        if (root instanceof SocketTimeoutException || failure instanceof ApiCallTimeoutException) {
            return BackendUnavailableException.unreachable(
                    named() + " does not answer in time",
                    "check the network, or raise cache.dynamodb_timeout or cache.dynamodb_connect_timeout",
                    failure);
        }
        if (root instanceof ConnectException || root instanceof UnknownHostException) {
            return BackendUnavailableException.unreachable(
                    named() + " cannot be reached: " + root.getMessage(),
                    "check the network, cache.dynamodb_region and cache.dynamodb_endpoint",
                    failure);
        }
        if (root instanceof IOException) {
            return BackendUnavailableException.lost(
                    named() + " lost the connection: " + root.getMessage(), "check the network", failure);
        }
        if (failure instanceof SdkException) {
            return new BackendUnavailableException(
                    named() + " cannot be used: " + root.getMessage(),
                    "check the credentials of the AWS profile \"" + place.profile() + "\"",
                    failure);
        }
        throw failure;
    }

    /** What to say when requests are still turned down after several pauses. */
    BackendUnavailableException throttled(@Nullable Throwable cause) {
        return BackendUnavailableException.passing(
                named() + " is asked too fast", "raise its capacity, or make it one that is billed by request", cause);
    }

    private BackendUnavailableException ofService(AwsServiceException failure) {
        String code = failure.awsErrorDetails() == null
                ? ""
                : failure.awsErrorDetails().errorCode();
        String message = failure.awsErrorDetails() == null
                ? ""
                : failure.awsErrorDetails().errorMessage();
        if (failure instanceof ResourceNotFoundException) {
            return new BackendUnavailableException(
                    named() + " does not exist", "create it: awsideman cache backend create", failure);
        }
        if (REFUSED.contains(code)) {
            return new BackendUnavailableException(
                    "AWS refuses the use of " + named() + ": " + message,
                    "see what has to be allowed: awsideman cache backend policy",
                    failure);
        }
        if (WRONG_CREDENTIALS.contains(code)) {
            return new BackendUnavailableException(
                    "AWS does not accept the credentials for " + named() + ": " + message,
                    "log in with the AWS profile \"" + place.profile() + "\", or set cache.dynamodb_profile",
                    failure);
        }
        if (failure.isThrottlingException()) {
            return throttled(failure);
        }
        String said = named() + " cannot be used: " + message + " (" + code + ")";
        return failure.statusCode() >= 500
                ? BackendUnavailableException.passing(said, "try again in a minute", failure)
                : new BackendUnavailableException(said, "see 'awsideman cache backend test'", failure);
    }

    private String named() {
        String named = "the cache table " + place.table() + " in " + place.region();
        return place.endpoint() == null ? named : named + " at " + place.endpoint();
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root && !(root instanceof AdminException)) {
            root = root.getCause();
        }
        return root;
    }
}
