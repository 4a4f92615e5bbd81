package io.awsideman.session;

import io.awsideman.aws.AwsProfiles;
import io.awsideman.aws.CallerIdentity;
import io.awsideman.aws.CallerScope;
import io.awsideman.aws.ClientFactory;
import io.awsideman.aws.Connection;
import io.awsideman.aws.ConnectionOptions;
import io.awsideman.aws.RequestPace;
import io.awsideman.cache.CacheManager;
import io.awsideman.config.AwsConfig.RateLimits;
import io.awsideman.config.AwsidemanHome;
import io.awsideman.config.Configuration;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** AWS, or whatever stands at the endpoint that is configured. */
final class AwsUpstream extends Upstream {
    private final SessionOptions options;
    private final Host host;
    private final Supplier<Configuration> configuration;
    private final Supplier<AwsProfiles> profiles;
    private final Supplier<CacheManager> cache;
    private final LearnedRates rates;
    private volatile @Nullable RequestPace pace;

    /** @param cache remembers who the caller is */
    AwsUpstream(
            SessionOptions options,
            Host host,
            Supplier<Configuration> configuration,
            Supplier<AwsProfiles> profiles,
            Supplier<CacheManager> cache) {
        this.options = options;
        this.host = host;
        this.configuration = configuration;
        this.profiles = profiles;
        this.cache = cache;
        this.rates = new LearnedRates(
                AwsidemanHome.resolve(host.environment(), host.userHome()).stateFolder(), host.clock());
    }

    @Override
    String profileName() {
        return connection().profileName();
    }

    @Override
    Connection connect() {
        Configuration configured = configuration.get();
        String region = options.region() != null
                ? options.region()
                : configured.profile().region();
        URI configuredEndpoint = configured.aws().endpointUrl();
        String endpoint = options.endpointUrl() != null || configuredEndpoint == null
                ? options.endpointUrl()
                : configuredEndpoint.toString();
        return new Connection(
                new ConnectionOptions(configured.profileName(), options.profile() != null, region, endpoint),
                host.environment()::get,
                profiles.get());
    }

    @Override
    ClientFactory makeFactory() {
        RateLimits limits = configuration.get().aws().rateLimits();
        RequestPace known = RequestPace.each(limits.identitystore(), limits.ssoAdmin(), limits.organizations());
        rates.resume(place(), known);
        pace = known;
        return new ClientFactory(connection(), profiles.get(), options.timeout(), null, known);
    }

    @Override
    Map<String, Double> learnedRates() {
        factory();
        RequestPace known = pace;
        return known == null ? Map.of() : known.learned();
    }

    @Override
    public void close() {
        RequestPace known = pace;
        if (known != null) {
            rates.keep(place(), known);
        }
        super.close();
    }

    /** Whose quota it is. */
    private String place() {
        Connection at = connection();
        return String.join(" ", at.isAws() ? "aws" : "elsewhere", at.region(), at.profileName());
    }

    @Override
    CallerScope makeScope() {
        CallerIdentity identity = new CallerIdentity(connection(), cache.get(), this::factory);
        return new CallerScope(connection(), () -> identity.resolve(scope().ofUnknownCaller()), null);
    }
}
