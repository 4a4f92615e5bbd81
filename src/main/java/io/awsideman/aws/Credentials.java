package io.awsideman.aws;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;

/** What the requests of a connection are signed with. */
record Credentials(Connection connection, AwsProfiles profiles) {
    /** A process or a login of a profile fails with exceptions of other kinds, which would pass for faults of the program. */
    AwsCredentialsProvider provider() {
        AwsCredentialsProvider provider = chosen();
        return () -> {
            try {
                return provider.resolveCredentials();
            } catch (SdkException | AdminException e) {
                throw e;
            } catch (RuntimeException e) {
                String missing = connection.hasLogin() ? "no SSO login token: " : "no credentials: ";
                throw SdkClientException.create(
                        missing + TransientFailure.rootCause(e).getMessage(), e);
            }
        };
    }

    private AwsCredentialsProvider chosen() {
        ProfileFile file = profiles.file();
        return switch (connection.credentialSource()) {
            case ENVIRONMENT -> StaticCredentialsProvider.create(keysOfEnvironment());
            case PROFILE ->
                ProfileCredentialsProvider.builder()
                        .profileFile(file)
                        .profileName(connection.profileName())
                        .build();
            case WEB_IDENTITY -> WebIdentityTokenFileCredentialsProvider.create();
            case MACHINE ->
                AwsCredentialsProviderChain.of(
                        ContainerCredentialsProvider.create(),
                        InstanceProfileCredentialsProvider.builder()
                                .profileFile(file)
                                .profileName(connection.profileName())
                                .build());
        };
    }

    private AwsCredentials keysOfEnvironment() {
        String id = connection.fromEnvironment("AWS_ACCESS_KEY_ID").orElseThrow();
        String secret = connection
                .fromEnvironment("AWS_SECRET_ACCESS_KEY")
                .orElseThrow(() -> new AdminException(
                        FailureKind.NOT_AUTHORIZED,
                        "AWS_ACCESS_KEY_ID is set but AWS_SECRET_ACCESS_KEY is not",
                        "set both, or choose a profile with --profile"));
        return connection
                .fromEnvironment("AWS_SESSION_TOKEN")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
                .orElseGet(() -> AwsBasicCredentials.create(id, secret));
    }
}
