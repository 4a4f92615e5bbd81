package io.awsideman.aws.caching;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.aws.caching.Operation.PassThrough;
import io.awsideman.aws.caching.Operation.Read;
import io.awsideman.aws.caching.Operation.Stale;
import io.awsideman.aws.caching.Operation.Write;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** One service by the names of its operations: what its catalogue decides, and its calls as JSON in and JSON out. */
public final class CatalogedService {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ServiceApi api;
    private final Map<String, Method> methods;

    private CatalogedService(ServiceApi api, Map<String, Method> methods) {
        this.api = api;
        this.methods = methods;
    }

    public static List<CatalogedService> all() {
        return ServiceApi.all().stream().map(CatalogedService::of).toList();
    }

    static CatalogedService of(ServiceApi api) {
        return new CatalogedService(api, api.methods());
    }

    public String name() {
        return api.catalog().service();
    }

    /** Whether its data belong to no region; writes to one service are announced to all that are alike in this. */
    public boolean global() {
        return api.catalog().global();
    }

    public Set<String> reads() {
        return decided(Read.class);
    }

    public Set<String> writes() {
        return decided(Write.class);
    }

    /** Operations that are decided, and that the SDK in use cannot call. */
    public Set<String> beyondTheSdk() {
        Set<String> names = api.catalog().names();
        names.removeAll(methods.keySet());
        return names;
    }

    /** The names of the fields that AWS requires in a request. */
    public List<String> required(String operation) {
        String shape = api.model().path("operations").path(operation).asText();
        List<String> names = new ArrayList<>();
        api.model().path("shapes").path(shape).path("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The request whose fields are this JSON object. */
    public AwsRequest request(String operation, String fields) {
        SdkPojo builder = ModelTypes.builderOf(api.requestType(operation));
        try (JsonParser parser = JSON.createParser(fields)) {
            new PojoReader(parser).readRoot(builder);
        } catch (IOException e) {
            throw new UncheckedIOException(operation + " " + fields, e);
        }
        return (AwsRequest) ModelTypes.build(builder);
    }

    /** The whole answer as JSON, or the code and message of the refusal. */
    public String call(Object client, String operation, AwsRequest request) {
        try {
            AwsResponse response = (AwsResponse) ServiceCall.invoke(method(operation), client, request);
            return json(response);
        } catch (AwsServiceException refusal) {
            return text(refusal);
        }
    }

    /** The same from a client that answers in pages, with all pages as one. */
    public String callToTheEnd(Object client, String operation, AwsRequest request) {
        String page = call(client, operation, request);
        ObjectNode whole = null;
        while (page.startsWith("{")) {
            ObjectNode fields = parse(page);
            JsonNode token = fields.remove("NextToken");
            whole = whole == null ? fields : joined(whole, fields);
            if (token == null) {
                return whole.toString();
            }
            page = call(client, operation, ModelTypes.with(request, "NextToken", token.asText()));
        }
        return page;
    }

    private static ObjectNode joined(ObjectNode whole, ObjectNode page) {
        page.properties()
                .forEach(member -> whole.withArrayProperty(member.getKey()).addAll((ArrayNode) member.getValue()));
        return whole;
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole answer as JSON. */
    public static String json(AwsResponse response) {
        return new String(new ResponseCodec().encode(response), StandardCharsets.UTF_8);
    }

    /** The code and message of a refusal. */
    public static String text(AwsServiceException refusal) {
        return refusal.awsErrorDetails().errorCode() + ": "
                + refusal.awsErrorDetails().errorMessage();
    }

    /** The client over the cache, by this catalogue. */
    public Object cached(Supplier<?> client, CachingContext context) {
        CachedCalls calls = new CachedCalls(api.catalog(), context, false);
        return switch (api.catalog().service()) {
            case "identitystore" -> new CachingIdentityStore(() -> (IdentitystoreClient) client.get(), calls);
            case "sso-admin" -> new CachingSsoAdmin(() -> (SsoAdminClient) client.get(), calls);
            default -> new CachingOrganizations(() -> (OrganizationsClient) client.get(), calls);
        };
    }

    /** Where the answer to a write says how far it is, empty if nowhere; {@code null} for writes that end with it. */
    public @Nullable String status(String write) {
        return write(write).status();
    }

    /** The lines of the catalogue on what a write makes stale. */
    public List<String> rules(String write) {
        return write(write).stale().stream().map(CatalogedService::text).toList();
    }

    /** Whether a rule is about entries of this read. */
    public boolean isAbout(String rule, String read) {
        KeyTemplate key = ((Read) decision(read)).key();
        return (rule + ":").replace(" if ", ":").startsWith(key.resourceType() + ":" + key.operation() + ":");
    }

    /** The identifiers that the key of the request has before any digest. */
    public List<String> identifiers(String read, AwsRequest request) {
        return ((Read) decision(read)).key().resolve(request);
    }

    /** Whether the key of the read has places for identifiers. */
    public boolean takesIdentifiers(String read) {
        return !((Read) decision(read)).key().fields().isEmpty();
    }

    /** The same service by a catalogue without one rule of one write. */
    public CatalogedService without(String write, String rule) {
        OperationCatalog old = api.catalog();
        OperationCatalog.Builder builder =
                old.global() ? OperationCatalog.ofGlobal(old.service()) : OperationCatalog.of(old.service());
        for (String name : old.names()) {
            List<String> rules = decision(name) instanceof Write ? new ArrayList<>(rules(name)) : List.of();
            if (name.equals(write) && !rules.remove(rule)) {
                throw new IllegalArgumentException(write + " has no rule " + rule);
            }
            add(builder, name, decision(name), rules);
        }
        return new CatalogedService(new ServiceApi(api.client(), builder.build(), api.model()), methods);
    }

    private static void add(
            OperationCatalog.Builder builder, String name, Operation decision, Collection<String> rules) {
        String[] stale = rules.toArray(String[]::new);
        if (decision instanceof Read read) {
            String key = text(read.key());
            if (read.listing() != null) {
                builder.listing(
                        name, key, read.listing().member(), read.listing().maxResults());
            } else if (read.absence() == null) {
                builder.read(name, key);
            } else if (read.absence().equals(Absence.LONGEST)) {
                builder.lookUp(name, key);
            } else {
                builder.optional(name, key);
            }
        } else if (decision instanceof Write write) {
            if (write.status() == null) {
                builder.write(name, stale);
            } else {
                builder.asynchronousWrite(name, write.status(), stale);
            }
        } else if (decision instanceof PassThrough pass && pass.status() != null) {
            builder.poll(name, pass.status());
        } else {
            builder.pass(name);
        }
    }

    private static String text(Stale rule) {
        return text(rule.prefix()) + (rule.field() == null ? "" : " if " + rule.field() + "=" + rule.value());
    }

    private static String text(KeyTemplate template) {
        List<String> segments = new ArrayList<>(List.of(template.resourceType(), template.operation()));
        segments.addAll(template.identifiers());
        return String.join(":", segments);
    }

    private Set<String> decided(Class<? extends Operation> kind) {
        Set<String> names = new TreeSet<>(methods.keySet());
        names.removeIf(name -> !kind.isInstance(api.catalog().find(name)));
        return names;
    }

    private Operation decision(String operation) {
        return Objects.requireNonNull(api.catalog().find(operation), operation);
    }

    private Write write(String operation) {
        return (Write) decision(operation);
    }

    private Method method(String operation) {
        return Objects.requireNonNull(methods.get(operation), operation);
    }

    @Override
    public String toString() {
        return name();
    }
}
