package io.awsideman.sandbox;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The real SDK clients over one HTTP client; without retries, so that every answer is seen. */
record Clients(SdkHttpClient http, @Nullable URI endpoint) {
    static final String STORE = "d-9067642ac7";
    static final String INSTANCE = "arn:aws:sso:::instance/ssoins-7223b02967a1d4c8";

    static Clients of(Sandbox sandbox) {
        return new Clients(sandbox.httpClient(), null);
    }

    IdentitystoreClient identityStore() {
        return built(IdentitystoreClient.builder());
    }

    SsoAdminClient ssoAdmin() {
        return built(SsoAdminClient.builder());
    }

    OrganizationsClient organizations() {
        return built(OrganizationsClient.builder());
    }

    StsClient sts() {
        return built(StsClient.builder());
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C built(B builder) {
        return builder.httpClient(http)
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "x")))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
