package io.awsideman.aws.caching.matrix;

import io.awsideman.aws.caching.CatalogedService;
import io.awsideman.sandbox.Sandbox;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** The SDK's clients of a sandbox, without cache and retries, by the names of the services. */
final class Upstream {
    /** Refuses everything. */
    static final Upstream REFUSING = new Upstream(Map.of(
            "identitystore", refusing(IdentitystoreClient.class),
            "sso-admin", refusing(SsoAdminClient.class),
            "organizations", refusing(OrganizationsClient.class)));

    private final Map<String, Object> clients;

    private Upstream(Map<String, Object> clients) {
        this.clients = clients;
    }

    static Upstream of(Sandbox sandbox) {
        SdkHttpClient http = sandbox.httpClient();
        return new Upstream(Map.of(
                "identitystore", built(IdentitystoreClient.builder(), http),
                "sso-admin", built(SsoAdminClient.builder(), http),
                "organizations", built(OrganizationsClient.builder(), http)));
    }

    /** The same clients, with something done after every call and before its caller knows the answer. */
    Upstream watched(Runnable answered) {
        return new Upstream(Map.of(
                "identitystore", watched(IdentitystoreClient.class, answered),
                "sso-admin", watched(SsoAdminClient.class, answered),
                "organizations", watched(OrganizationsClient.class, answered)));
    }

    Object client(CatalogedService service) {
        return client(service.name());
    }

    SsoAdminClient ssoAdmin() {
        return (SsoAdminClient) client("sso-admin");
    }

    private Object client(String service) {
        return Objects.requireNonNull(clients.get(service), service);
    }

    private static <C> Object refusing(Class<C> type) {
        AwsErrorDetails details =
                AwsErrorDetails.builder().errorCode("Refused").errorMessage("").build();
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            throw AwsServiceException.builder()
                    .awsErrorDetails(details)
                    .statusCode(400)
                    .build();
        });
    }

    private <C> Object watched(Class<C> type, Runnable answered) {
        Object client =
                clients.values().stream().filter(type::isInstance).findFirst().orElseThrow();
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            try {
                return invoke(client, method, arguments);
            } finally {
                answered.run();
            }
        });
    }

    private static Object invoke(Object client, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C built(
            B builder, SdkHttpClient http) {
        return builder.httpClient(http)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "x")))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
