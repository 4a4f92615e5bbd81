package io.awsideman.aws;

import io.awsideman.aws.caching.ScopeResolver;
import io.awsideman.cache.CacheScope;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose data the answers over one connection are: caller, region, endpoint and instance.
 *
 * <p>The generation domain leaves the caller and the instance out, because a write made with one role must be seen by a
 * reader with another; AWS's own endpoints count as one, and so do all on the loopback address, which are the sandbox in its
 * different guises.
 */
public final class CallerScope implements ScopeResolver {
    /** The domain of all answers of the sandbox, whatever region they were asked in and however it is reached. */
    public static final String LOCAL_DOMAIN = "local";

    private static final String GLOBAL = "global";

    private final Connection connection;
    private final Supplier<String> caller;
    private final @Nullable String replaced;

    /**
     * @param caller account id and role or user of the caller, asked for once and only when an answer is looked for
     * @param replaced a name for what answers instead of AWS, or {@code null} for AWS
     */
    public CallerScope(Connection connection, Supplier<String> caller, @Nullable String replaced) {
        this.connection = connection;
        this.caller = caller;
        this.replaced = replaced;
    }

    @Override
    public CacheScope scope(boolean global, String instance) {
        return new CacheScope(caller.get(), region(global), endpoint(services(global)), instance, domain(global));
    }

    @Override
    public String domain(boolean global) {
        String owner = owner(services(global));
        return owner.equals(LOCAL_DOMAIN) ? owner : owner + "/" + region(global);
    }

    /** The scope of what is remembered about callers themselves, before one is known. */
    public CacheScope ofUnknownCaller() {
        return new CacheScope(
                "unidentified",
                GLOBAL,
                endpoint(List.of(AwsService.STS)),
                "",
                owner(List.of(AwsService.STS)) + "/callers");
    }

    private String region(boolean global) {
        return global ? GLOBAL : connection.region();
    }

    /** The services whose answers share a scope, because writes to one change what another answers. */
    private static List<AwsService> services(boolean global) {
        return global ? List.of(AwsService.ORGANIZATIONS) : List.of(AwsService.IDENTITY_STORE, AwsService.SSO_ADMIN);
    }

    private String endpoint(List<AwsService> services) {
        return replaced != null
                ? replaced
                : joined(
                        services,
                        service -> configured(service).map(URI::toString).orElse(""));
    }

    private String owner(List<AwsService> services) {
        return replaced != null
                ? LOCAL_DOMAIN
                : joined(services, service -> configured(service)
                        .map(CallerScope::domainOf)
                        .orElse("aws"));
    }

    private static String joined(List<AwsService> services, Function<AwsService, String> part) {
        Set<String> parts = new LinkedHashSet<>();
        for (AwsService service : services) {
            parts.add(part.apply(service));
        }
        return String.join("|", parts);
    }

    private Optional<URI> configured(AwsService service) {
        return connection.endpoint(service.endpointVariable());
    }

    private static String domainOf(URI endpoint) {
        String host = endpoint.getHost().toLowerCase(Locale.ROOT);
        if (host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn") || host.endsWith(".api.aws")) {
            return "aws";
        }
        if (host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.")) {
            return LOCAL_DOMAIN;
        }
        return endpoint.getPort() < 0 ? host : host + ":" + endpoint.getPort();
    }
}
