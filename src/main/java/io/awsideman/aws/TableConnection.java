package io.awsideman.aws;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.endpoints.AccountIdEndpointMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * The way to a DynamoDB table that a cache lies in. It is an aid and no end in itself, so it is given up soon; by itself the SDK
 * would try a throttled request for 50 s.
 */
public final class TableConnection {
    /** Ends what comes drop by drop, which the time limits of the connection do not. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(15);

    private final Connection connection;
    private final AwsProfiles profiles;
    private final @Nullable URI endpoint;
    private final Limits limits;

    /**
     * When a request is given up.
     *
     * @param connecting how long a connection may take
     * @param answering how long nothing may come after the request
     * @param retries how often it is repeated after failures that may pass
     */
    public record Limits(Duration connecting, Duration answering, int retries) {}

    /** @param endpoint where DynamoDB is, or {@code null} for what environment and profile say, and AWS's own in the end */
    public TableConnection(Connection connection, AwsProfiles profiles, @Nullable URI endpoint, Limits limits) {
        this.connection = connection;
        this.profiles = profiles;
        this.endpoint = endpoint;
        this.limits = limits;
    }

    /**
     * The region of the table.
     *
     * @throws AdminException CONFIGURATION if nothing names one
     */
    public String region() {
        try {
            return connection.region();
        } catch (AdminException e) {
            throw new AdminException(
                    FailureKind.CONFIGURATION,
                    "the table of the cache: " + e.getMessage(),
                    "name its region: awsideman config set cache.dynamodb_region eu-central-1",
                    e);
        }
    }

    public String profileName() {
        return connection.profileName();
    }

    /** Where DynamoDB is asked for, {@code null} for AWS's own place. */
    public @Nullable URI endpoint() {
        return endpoint == null ? connection.endpoint("DYNAMODB").orElse(null) : endpoint;
    }

    /** A client, for the caller to close. */
    public DynamoDbClient client() {
        UrlConnectionHttpClient.Builder http = UrlConnectionHttpClient.builder()
                .connectionTimeout(limits.connecting())
                .socketTimeout(limits.answering());
        connection.trustBundle().ifPresent(http::tlsTrustManagersProvider);
        DynamoDbClientBuilder builder = DynamoDbClient.builder()
                .region(Region.of(region()))
                .httpClientBuilder(http)
                .credentialsProvider(new Credentials(connection, profiles).provider())
                // else the name of the host has the account in it, which endpoints within a VPC and proxies may not
                // know
                .accountIdEndpointMode(AccountIdEndpointMode.DISABLED)
                .overrideConfiguration(overrides -> overrides
                        .defaultProfileFile(profiles.file())
                        .defaultProfileName(connection.profileName())
                        .apiCallTimeout(LONGEST_CALL)
                        .retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                                .maxAttempts(limits.retries() + 1)
                                .build()));
        URI other = endpoint();
        if (other != null) {
            builder.endpointOverride(other);
        }
        return builder.build();
    }
}
