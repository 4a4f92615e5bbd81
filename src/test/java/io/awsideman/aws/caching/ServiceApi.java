package io.awsideman.aws.caching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.awsideman.aws.caching.Operation.Read;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** What the SDK's client interface and AWS's service model say about one service, beside what we have decided. */
record ServiceApi(Class<?> client, OperationCatalog catalog, JsonNode model) {

    static List<ServiceApi> all() {
        return List.of(
                of(IdentitystoreClient.class, IdentityStoreOperations.catalog()),
                of(SsoAdminClient.class, SsoAdminOperations.catalog()),
                of(OrganizationsClient.class, OrganizationsOperations.catalog()));
    }

    private static ServiceApi of(Class<?> client, OperationCatalog catalog) {
        String path = "/io/awsideman/sandbox/model/" + catalog.service() + ".json";
        try (InputStream in = ServiceApi.class.getResourceAsStream(path)) {
            return new ServiceApi(client, catalog, new ObjectMapper().readTree(Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The request methods of the SDK's client by name of the operation. */
    Map<String, Method> methods() {
        Map<String, Method> methods = new TreeMap<>();
        for (Method method : client.getMethods()) {
            Class<?>[] parameters = method.getParameterTypes();
            if (parameters.length == 1
                    && AwsRequest.class.isAssignableFrom(parameters[0])
                    && AwsResponse.class.isAssignableFrom(method.getReturnType())) {
                String name = method.getName();
                methods.put(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), method);
            }
        }
        return methods;
    }

    /** The operations of AWS's service model, which is newer than the SDK. */
    Set<String> operationsOfModel() {
        Set<String> names = new TreeSet<>();
        model.path("operations").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The largest MaxResults that the service model allows for an operation, 0 if it takes none. */
    int largestPage(String operation) {
        JsonNode request = model.path("shapes")
                .path(model.path("operations").path(operation).asText());
        String shape = request.path("members").path("MaxResults").asText();
        return shape.isEmpty()
                ? 0
                : model.path("shapes").path(shape).path("max").asInt();
    }

    /** All reads that this SDK has, by operation. */
    Map<String, Read> reads() {
        Map<String, Read> reads = new TreeMap<>();
        for (String name : methods().keySet()) {
            if (catalog.find(name) instanceof Read read) {
                reads.put(name, read);
            }
        }
        return reads;
    }

    Class<? extends AwsRequest> requestType(String operation) {
        return method(operation).getParameterTypes()[0].asSubclass(AwsRequest.class);
    }

    Class<? extends AwsResponse> responseType(String operation) {
        return method(operation).getReturnType().asSubclass(AwsResponse.class);
    }

    private Method method(String operation) {
        @Nullable Method method = methods().get(operation);
        return Objects.requireNonNull(method, operation);
    }

    /** Every response type of the three clients. */
    static List<Class<? extends AwsResponse>> responseTypes() {
        return all().stream()
                .<Class<? extends AwsResponse>>flatMap(
                        api -> api.methods().keySet().stream().map(api::responseType))
                .toList();
    }

    @Override
    public String toString() {
        return catalog.service();
    }
}
