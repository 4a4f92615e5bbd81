package io.awsideman.identitycenter;

import java.net.SocketTimeoutException;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;

/** The identity store of the sandbox, and clients for it that try three times when no answer comes. */
final class Store {
    static final String ID = "d-9067642ac7";

    private Store() {}

    /** The users that the client lists. */
    static Users users(IdentitystoreClient client) {
        Supplier<IdentitystoreClient> same = () -> client;
        return new Users(
                same,
                same,
                ID,
                fresh -> client.listUsersPaginator(request -> request.identityStoreId(ID)).users().stream()
                        .map(Attributes::of)
                        .iterator());
    }

    /** The groups that the client lists. */
    static Groups groups(IdentitystoreClient client) {
        Supplier<IdentitystoreClient> same = () -> client;
        return new Groups(
                same,
                same,
                ID,
                fresh -> client.listGroupsPaginator(request -> request.identityStoreId(ID)).groups().stream()
                        .map(Attributes::of)
                        .iterator());
    }

    static IdentitystoreClient client(SdkHttpClient http) {
        return IdentitystoreClient.builder()
                .httpClient(http)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "x")))
                .overrideConfiguration(o -> o.retryStrategy(StandardRetryStrategy.builder()
                        .maxAttempts(3)
                        .retryOnRootCauseInstanceOf(SocketTimeoutException.class)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .build()))
                .build();
    }
}
