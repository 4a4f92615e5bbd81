package io.awsideman.aws;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;

/**
 * Where the calls go: region, endpoints and profile, decided from options, environment and profile files in this order,
 * without the network and without credentials.
 */
public final class Connection {

    private final ConnectionOptions options;
    private final Function<String, @Nullable String> environment;
    private final AwsProfiles profiles;

    public Connection(ConnectionOptions options, Function<String, @Nullable String> environment, AwsProfiles profiles) {
        this.options = options;
        this.environment = environment;
        this.profiles = profiles;
    }

    /** The name of the profile in use, also when it is only the default one. */
    public String profileName() {
        String profile = options.profile();
        return profile == null ? fromEnvironment("AWS_PROFILE").orElse("default") : profile;
    }

    /** Where the credentials come from, in the order of the AWS CLI. */
    CredentialSource credentialSource() {
        if (!options.profileExplicit() && fromEnvironment("AWS_ACCESS_KEY_ID").isPresent()) {
            return CredentialSource.ENVIRONMENT;
        }
        if (profile().filter(Connection::hasCredentials).isPresent()) {
            return CredentialSource.PROFILE;
        }
        boolean webIdentity = fromEnvironment("AWS_WEB_IDENTITY_TOKEN_FILE").isPresent()
                && fromEnvironment("AWS_ROLE_ARN").isPresent();
        return webIdentity && !options.profileExplicit() ? CredentialSource.WEB_IDENTITY : CredentialSource.MACHINE;
    }

    /** Whether the credentials come from a login of IAM Identity Center. */
    boolean hasLogin() {
        return credentialSource() == CredentialSource.PROFILE
                && profile().filter(Connection::namesLogin).isPresent();
    }

    private static boolean hasCredentials(Profile profile) {
        Map<String, String> settings = profile.properties();
        return settings.containsKey("role_arn")
                || settings.containsKey("credential_process")
                || settings.containsKey("aws_access_key_id")
                || namesLogin(profile);
    }

    private static boolean namesLogin(Profile profile) {
        for (String setting : profile.properties().keySet()) {
            if (setting.startsWith("sso_")) {
                return true;
            }
        }
        return false;
    }

    /**
     * The profile's settings, empty for the default profile where no file has it.
     *
     * @throws AdminException CONFIGURATION if a profile was named that does not exist
     */
    Optional<Profile> profile() {
        String name = profileName();
        return name.equals("default") ? profiles.find(name) : Optional.of(profiles.get(name));
    }

    /**
     * The region.
     *
     * @throws AdminException CONFIGURATION if nothing names one, or it is no name of a region
     */
    public String region() {
        String region = regionIfSet()
                .orElseThrow(() -> new AdminException(
                        FailureKind.CONFIGURATION,
                        "no region is set",
                        "use --region with the home region of your Identity Center, or set AWS_REGION, or region in the"
                                + " profile \"" + profileName() + "\"; without an AWS account, try --sandbox"));
        if (!isRegion(region)) {
            throw new AdminException(
                    FailureKind.CONFIGURATION,
                    "\"" + region + "\" is not the name of a region",
                    "a region looks like eu-central-1 or us-gov-west-1");
        }
        return region;
    }

    /** Whether it is words between hyphens and then a number: {@code eu-central-1}. */
    private static boolean isRegion(String text) {
        String[] parts = text.split("-", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean number = i == parts.length - 1;
            for (int j = 0; j < parts[i].length(); j++) {
                char c = parts[i].charAt(j);
                if (number ? c < '0' || c > '9' : c < 'a' || c > 'z') {
                    return false;
                }
            }
            if (parts[i].isEmpty()) {
                return false;
            }
        }
        return parts.length > 2 && parts[0].length() > 1 && parts[0].length() <= 5;
    }

    /** The region as something names it, whether it is one or not. */
    private Optional<String> regionIfSet() {
        return Optional.ofNullable(options.region())
                .or(() -> fromEnvironment("AWS_REGION"))
                .or(() -> fromEnvironment("AWS_DEFAULT_REGION"))
                .or(() -> profile().flatMap(profile -> profile.property("region")));
    }

    /** Whether the home region of Identity Center has to be found: nothing names a region, and AWS itself is asked. */
    public boolean isHomeRegionUnknown() {
        return regionIfSet().isEmpty() && isAws();
    }

    /** Whether Identity Center is asked at AWS's own endpoints, of which each region has one. */
    public boolean isAws() {
        return endpoint(AwsService.SSO_ADMIN.endpointVariable()).isEmpty();
    }

    /** Whether nothing is asked of AWS itself or over TLS. */
    boolean isPlain() {
        return Arrays.stream(AwsService.values()).allMatch(service -> endpoint(service.endpointVariable())
                .filter(uri -> "http".equals(uri.getScheme()))
                .isPresent());
    }

    /**
     * The endpoint of a service if it is not AWS's own.
     *
     * @param serviceVariable the service's part of {@code AWS_ENDPOINT_URL_<SERVICE>}, such as {@code SSO_ADMIN}
     */
    Optional<URI> endpoint(String serviceVariable) {
        if (options.endpointUrl() != null) {
            return Optional.of(endpoint("--endpoint-url", options.endpointUrl()));
        }
        Optional<String> ignored = fromEnvironment("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
                .or(() -> profile().flatMap(profile -> profile.property("ignore_configured_endpoint_urls")));
        if (ignored.filter("true"::equalsIgnoreCase).isPresent()) {
            return Optional.empty();
        }
        String specific = "AWS_ENDPOINT_URL_" + serviceVariable;
        return fromEnvironment(specific)
                .map(url -> endpoint(specific, url))
                .or(() -> fromEnvironment("AWS_ENDPOINT_URL").map(url -> endpoint("AWS_ENDPOINT_URL", url)))
                .or(() -> endpointOfProfile(serviceVariable));
    }

    /** The certificates to trust instead of those of Java. */
    Optional<TrustBundle> trustBundle() {
        return fromEnvironment("AWS_CA_BUNDLE")
                .or(() -> profile().flatMap(profile -> profile.property("ca_bundle")))
                .map(pem -> new TrustBundle(Path.of(pem), "AWS_CA_BUNDLE (or ca_bundle of the profile)"));
    }

    private Optional<URI> endpointOfProfile(String serviceVariable) {
        Optional<Profile> profile = profile();
        return profile.flatMap(settings -> settings.property("services"))
                .flatMap(name -> profiles.section("services", name))
                .flatMap(services -> services.property(serviceVariable.toLowerCase(Locale.ROOT) + ".endpoint_url"))
                .or(() -> profile.flatMap(settings -> settings.property("endpoint_url")))
                .map(url -> endpoint("endpoint_url of the profile \"" + profileName() + "\"", url));
    }

    private static URI endpoint(String source, String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw notAnEndpoint(source, url, e);
        }
        throw notAnEndpoint(source, url, null);
    }

    private static AdminException notAnEndpoint(String source, String url, @Nullable Exception cause) {
        return new AdminException(
                FailureKind.CONFIGURATION,
                source + ": \"" + url + "\" is not an http or https address",
                "write it like https://vpce-1234.identitystore.eu-central-1.vpce.amazonaws.com",
                cause);
    }

    Optional<String> fromEnvironment(String variable) {
        return Optional.ofNullable(environment.apply(variable)).filter(value -> !value.isBlank());
    }
}
