package io.awsideman.aws;

import io.awsideman.cache.CacheKey;
import io.awsideman.cache.CacheManager;
import io.awsideman.cache.CacheScope;
import io.awsideman.cache.LoadOptions;
import io.awsideman.cache.Loaded;
import io.awsideman.cache.NameDigest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Who the caller is: account id and role or user name, {@code 123456789012/AdministratorAccess}.
 *
 * <p>Read from the profile where it says so. Otherwise asked of STS once and remembered for twelve hours under a hash of the
 * access key id or of the profile's settings. Colleagues with the same role are the same caller: sessions have no part in it.
 */
public final class CallerIdentity {
    /** Resource type and operation of the keys under which callers are remembered. */
    public static final String KEYS = "caller:identity";

    private static final Duration REMEMBERED = Duration.ofHours(12);

    private final Connection connection;
    private final CacheManager cache;
    private final Supplier<ClientFactory> clients;
    private @Nullable String known;

    public CallerIdentity(Connection connection, CacheManager cache, Supplier<ClientFactory> clients) {
        this.connection = connection;
        this.cache = cache;
        this.clients = clients;
    }

    /** The caller; the network is used at most once, and only if neither profile nor memory knows. */
    public synchronized String resolve(CacheScope memory) {
        String caller = known;
        if (caller == null) {
            caller = fromSettings().orElseGet(() -> remembered(memory));
            known = caller;
        }
        return caller;
    }

    private Optional<String> fromSettings() {
        return switch (connection.credentialSource()) {
            case PROFILE -> connection.profile().flatMap(CallerIdentity::fromProfile);
            case WEB_IDENTITY -> connection.fromEnvironment("AWS_ROLE_ARN").flatMap(CallerArn::ofRole);
            case ENVIRONMENT, MACHINE -> Optional.empty();
        };
    }

    private static Optional<String> fromProfile(Profile profile) {
        if (profile.property("role_arn").isPresent()) {
            return profile.property("role_arn").flatMap(CallerArn::ofRole);
        }
        return profile.property("sso_account_id")
                .flatMap(account -> profile.property("sso_role_name").map(name -> account + "/" + name));
    }

    private String remembered(CacheScope memory) {
        CacheKey key = CacheKey.of(memory, "caller", "identity", hash(credentialsHint()));
        byte[] answer = cache.getOrLoad(
                        key,
                        LoadOptions.of("sts:GetCallerIdentity")
                                .withTtl(REMEMBERED)
                                .withLasting(isOfOneKey()),
                        () -> new Loaded(ask().getBytes(StandardCharsets.UTF_8), 1))
                .value();
        return new String(answer, StandardCharsets.UTF_8);
    }

    /** Whether the credentials are an access key, which is one caller's for ever. */
    private boolean isOfOneKey() {
        return switch (connection.credentialSource()) {
            case ENVIRONMENT -> true;
            case PROFILE ->
                connection
                        .profile()
                        .flatMap(profile -> profile.property("aws_access_key_id"))
                        .isPresent();
            case WEB_IDENTITY, MACHINE -> false;
        };
    }

    private String ask() {
        try (StsClient sts = clients.get().sts()) {
            return CallerArn.ofIdentity(sts.getCallerIdentity().arn());
        }
    }

    /** What changes when the credentials become another caller's; never a secret. */
    private String credentialsHint() {
        return switch (connection.credentialSource()) {
            case ENVIRONMENT ->
                "key:" + connection.fromEnvironment("AWS_ACCESS_KEY_ID").orElse("");
            case PROFILE ->
                "profile:" + connection.profile().map(CallerIdentity::settings).orElse("");
            case WEB_IDENTITY ->
                "role:" + connection.fromEnvironment("AWS_ROLE_ARN").orElse("");
            case MACHINE ->
                "machine:"
                        + connection
                                .fromEnvironment("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
                                .orElse("")
                        + connection
                                .fromEnvironment("AWS_CONTAINER_CREDENTIALS_FULL_URI")
                                .orElse("");
        };
    }

    private static String settings(Profile profile) {
        String keyId = profile.property("aws_access_key_id").orElse("");
        return String.join(
                "\n",
                profile.name(),
                keyId,
                profile.property("credential_process").orElse(""));
    }

    private static String hash(String text) {
        return NameDigest.of(text, 16);
    }
}
