package io.awsideman.aws;

import java.math.BigDecimal;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.endpoints.IdentitystoreEndpointProvider;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.endpoints.OrganizationsEndpointProvider;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClientBuilder;
import software.amazon.awssdk.services.ssoadmin.endpoints.SsoAdminEndpointProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/**
 * Makes plain SDK clients for one connection: no cache, our retry rules, credentials resolved at the first call.
 *
 * <p>Eight attempts with jittered backoff and without the SDK's retry quota: the quota makes a long scan fail that is merely
 * throttled, which is what a scan of a large organization is.
 */
public final class ClientFactory implements AutoCloseable {
    private static final int ATTEMPTS = 8;
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(20);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SEARCH_TIMEOUT = Duration.ofSeconds(10);

    private final Connection connection;
    private final AwsProfiles profiles;
    private final @Nullable Duration timeout;
    private final @Nullable Transport transport;
    private final Backoff backoff;
    private final RequestPace pace;
    private @Nullable SdkHttpClient http;

    /**
     * What answers instead of AWS.
     *
     * @param http takes the SDK's requests
     * @param credentials what requests are signed with
     */
    public record Transport(SdkHttpClient http, AwsCredentialsProvider credentials) {}

    /**
     * The pauses between attempts.
     *
     * @param throttled those after a throttle
     */
    record Backoff(BackoffStrategy usual, BackoffStrategy throttled) {
        RetryStrategy retrying(Predicate<Throwable> passing, Predicate<Throwable> throttling) {
            return StandardRetryStrategy.builder()
                    .maxAttempts(ATTEMPTS)
                    .useClientDefaults(false)
                    .circuitBreakerEnabled(false)
                    .retryOnException(passing)
                    .treatAsThrottling(throttling)
                    .backoffStrategy(usual)
                    .throttlingBackoffStrategy(throttled)
                    .build();
        }
    }

    /**
     * @param timeout of one operation with all its attempts, or {@code null} for none
     * @param transport what answers instead of AWS, or {@code null} for AWS
     * @param pace how fast it is asked
     */
    public ClientFactory(
            Connection connection,
            AwsProfiles profiles,
            @Nullable Duration timeout,
            @Nullable Transport transport,
            RequestPace pace) {
        this(
                connection,
                profiles,
                timeout,
                transport,
                new Backoff(
                        BackoffStrategy.exponentialDelay(Duration.ofMillis(100), LONGEST_BACKOFF),
                        BackoffStrategy.exponentialDelay(Duration.ofSeconds(1), LONGEST_BACKOFF)),
                pace);
    }

    ClientFactory(
            Connection connection,
            AwsProfiles profiles,
            @Nullable Duration timeout,
            @Nullable Transport transport,
            Backoff backoff,
            RequestPace pace) {
        this.connection = connection;
        this.profiles = profiles;
        this.timeout = timeout;
        this.transport = transport;
        this.backoff = backoff;
        this.pace = pace;
    }

    public IdentitystoreClient identityStore() {
        IdentitystoreEndpointProvider own = IdentitystoreEndpointProvider.defaultProvider();
        return configure(
                        IdentitystoreClient::builder,
                        AwsService.IDENTITY_STORE,
                        builder -> builder.endpointProvider(asked -> own.resolveEndpoint(
                                asked.toBuilder().endpoint(null).build())))
                .build();
    }

    public SsoAdminClient ssoAdmin() {
        return ssoAdminBuilder().build();
    }

    /** A client of another region, which gives up soon: there may be nothing to answer from there. */
    public SsoAdminClient ssoAdmin(String region) {
        ClientOverrideConfiguration brief = overrides(AwsService.SSO_ADMIN).toBuilder()
                .apiCallTimeout(timeout == null ? SEARCH_TIMEOUT : timeout)
                .build();
        return ssoAdminBuilder()
                .region(Region.of(region))
                .overrideConfiguration(brief)
                .build();
    }

    private SsoAdminClientBuilder ssoAdminBuilder() {
        SsoAdminEndpointProvider own = SsoAdminEndpointProvider.defaultProvider();
        return configure(
                SsoAdminClient::builder,
                AwsService.SSO_ADMIN,
                builder -> builder.endpointProvider(asked ->
                        own.resolveEndpoint(asked.toBuilder().endpoint(null).build())));
    }

    public OrganizationsClient organizations() {
        OrganizationsEndpointProvider own = OrganizationsEndpointProvider.defaultProvider();
        return configure(
                        OrganizationsClient::builder,
                        AwsService.ORGANIZATIONS,
                        builder -> builder.endpointProvider(asked -> own.resolveEndpoint(
                                asked.toBuilder().endpoint(null).build())))
                .build();
    }

    StsClient sts() {
        StsEndpointProvider own = StsEndpointProvider.defaultProvider();
        return configure(
                        StsClient::builder,
                        AwsService.STS,
                        builder -> builder.endpointProvider(asked -> own.resolveEndpoint(
                                asked.toBuilder().endpoint(null).build())))
                .build();
    }

    /** The account that the credentials are of, asked of STS. */
    public String callerAccountId() {
        try (StsClient sts = sts()) {
            return sts.getCallerIdentity().account();
        }
    }

    /** @param atAws makes the builder use AWS's own endpoint, whatever the SDK itself finds configured */
    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configure(
            Supplier<B> maker, AwsService service, Consumer<B> atAws) {
        Transport replaced = transport;
        SdkHttpClient requests = http(); // before the rest, beside which it is made
        B builder = maker.get();
        builder.region(Region.of(connection.region()))
                .httpClient(requests)
                .credentialsProvider(
                        replaced == null ? new Credentials(connection, profiles).provider() : replaced.credentials())
                .overrideConfiguration(overrides(service));
        connection
                .endpoint(service.endpointVariable())
                .ifPresentOrElse(builder::endpointOverride, () -> atAws.accept(builder));
        return builder;
    }

    private ClientOverrideConfiguration overrides(AwsService service) {
        LastAttempt lastAttempt = new LastAttempt();
        Predicate<Throwable> passing = TransientFailure::isTransient;
        ClientOverrideConfiguration.Builder overrides = ClientOverrideConfiguration.builder()
                .defaultProfileFile(profiles.file())
                .defaultProfileName(connection.profileName())
                .addExecutionInterceptor(lastAttempt);
        if (service == AwsService.SSO_ADMIN) {
            PermissionSetConflicts conflicts = new PermissionSetConflicts();
            overrides.addExecutionInterceptor(conflicts);
            passing = conflicts::isTransient;
        }
        RateLimiter limiter = pace.limiterOf(service);
        if (limiter == null) {
            overrides.retryStrategy(backoff.retrying(passing, lastAttempt::isThrottling));
        } else {
            overrides.addExecutionInterceptor(limiter);
            overrides.retryStrategy(backoff.retrying(passing, failure -> {
                boolean throttling = lastAttempt.isThrottling(failure);
                if (throttling) {
                    limiter.throttled();
                }
                return throttling;
            }));
        }
        if (timeout != null) {
            overrides.apiCallTimeout(timeout);
        }
        return overrides.build();
    }

    private synchronized SdkHttpClient http() {
        SdkHttpClient known = http;
        if (known == null) {
            known = transport == null
                    ? new HttpAhead(this::prepared, ClientFactory::prepareDecimals)
                    : transport.http();
            http = known;
        }
        return known;
    }

    /**
     * Also gets Java ready to sign: at the first HMAC it makes all of its security providers and looks for others through the whole
     * class path, which takes a tenth of the first answer.
     */
    private SdkHttpClient prepared() {
        try {
            Mac.getInstance("HmacSHA256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
        return urlConnection();
    }

    /** The SDK reads times as decimals, before the first of which Java 25 raises 5 to the power of 65,536. */
    private static BigDecimal prepareDecimals() {
        return BigDecimal.ONE.scaleByPowerOfTen(1);
    }

    private SdkHttpClient urlConnection() {
        UrlConnectionHttpClient.Builder builder = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(SOCKET_TIMEOUT);
        if (connection.isPlain()) {
            builder.tlsTrustManagersProvider(
                    () -> new TrustManager[0]); // nothing is trusted, so nothing has to be read
        } else {
            connection.trustBundle().ifPresent(builder::tlsTrustManagersProvider);
        }
        return builder.build();
    }

    /** Closes the connections that were opened. */
    @Override
    public synchronized void close() {
        if (http != null) {
            http.close();
        }
    }
}
