package io.awsideman.aws.caching;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.awsideman.aws.caching.Operation.Read;
import io.awsideman.cache.CacheKey;
import io.awsideman.cache.KeptEntry;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** Asks AWS once more for what an entry holds, by the request that is kept with it, and compares. Stores nothing. */
public final class Recheck {
    private final CachingContext context;
    private final Map<String, Service> services;
    private final ResponseCodec codec = new ResponseCodec();

    private record Service(OperationCatalog catalog, Class<?> type, Supplier<?> client) {}

    /** What came of one entry. */
    public enum Outcome {
        /** AWS answers what is kept. */
        SAME,
        /** AWS answers something else. */
        DIFFERENT,
        /** It was answered to another caller, or of another instance, region or endpoint. */
        OTHER_SCOPE,
        /** It is no answer of AWS that could be asked for again. */
        NO_ANSWER
    }

    /** @param differences where the answers differ, for people; empty unless they do */
    public record Result(Outcome outcome, List<String> differences) {}

    public Recheck(
            CachingContext context,
            Supplier<IdentitystoreClient> identityStore,
            Supplier<SsoAdminClient> ssoAdmin,
            Supplier<OrganizationsClient> organizations) {
        this.context = context;
        this.services = Map.of(
                IdentityStoreOperations.catalog().service(),
                new Service(IdentityStoreOperations.catalog(), IdentitystoreClient.class, identityStore),
                SsoAdminOperations.catalog().service(),
                new Service(SsoAdminOperations.catalog(), SsoAdminClient.class, ssoAdmin),
                OrganizationsOperations.catalog().service(),
                new Service(OrganizationsOperations.catalog(), OrganizationsClient.class, organizations));
    }

    /** Asks and compares. Failures of AWS pass, but for the one that says that there is no such thing. */
    public Result check(KeptEntry entry) {
        if (context.policy().mode().isOffline()) {
            throw new AdminException(
                    FailureKind.USAGE, "verifying has to ask AWS, which --offline forbids", "leave --offline out");
        }
        String label = entry.info().operation();
        String operation = label.substring(label.indexOf(':') + 1);
        Service service = services.get(label.substring(0, Math.max(0, label.indexOf(':'))));
        if (service == null
                || entry.origin().length == 0
                || !(service.catalog().find(operation) instanceof Read read)) {
            return new Result(Outcome.NO_ANSWER, List.of());
        }
        Optional<ServiceCall> call = call(service, operation, entry.origin());
        if (call.isEmpty()) {
            return new Result(Outcome.NO_ANSWER, List.of());
        }
        CacheKey key = new RequestKeyGenerator(service.catalog(), context.scopes())
                .key(read, call.get().request());
        if (!key.equals(entry.info().key())) {
            boolean sameScope = key.scope().equals(entry.info().key().scope());
            return new Result(sameScope ? Outcome.NO_ANSWER : Outcome.OTHER_SCOPE, List.of());
        }
        return compare(entry.value(), answer(service, read, call.get()));
    }

    private byte[] answer(Service service, Read read, ServiceCall call) {
        try {
            return new CachedReads(service.catalog(), context, true)
                    .load(read, call)
                    .value();
        } catch (AwsServiceException refusal) {
            if (Absence.isOne(refusal)) {
                return Absence.encode(refusal);
            }
            throw refusal;
        }
    }

    private Optional<ServiceCall> call(Service service, String operation, byte[] origin) {
        String name = operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
        for (Method method : service.type().getMethods()) {
            Class<?>[] parameters = method.getParameterTypes();
            if (method.getName().equals(name)
                    && parameters.length == 1
                    && AwsRequest.class.isAssignableFrom(parameters[0])) {
                try {
                    AwsRequest request = codec.decode(origin, parameters[0].asSubclass(AwsRequest.class));
                    return Optional.of(ServiceCall.of(operation, method, service.client(), request));
                } catch (UndecodableResponseException e) {
                    return Optional.empty(); // kept by another version of the SDK
                }
            }
        }
        return Optional.empty();
    }

    private static Result compare(byte[] kept, byte[] now) {
        boolean wasAbsent = Absence.isOne(kept);
        boolean isAbsent = Absence.isOne(now);
        if (Arrays.equals(kept, now) || (wasAbsent && isAbsent)) {
            return new Result(Outcome.SAME, List.of());
        }
        if (wasAbsent || isAbsent) {
            return new Result(Outcome.DIFFERENT, List.of(isAbsent ? "there is none any more" : "there is one now"));
        }
        try {
            ObjectMapper json = new ObjectMapper();
            List<String> differences = Differences.between(json.readTree(kept), json.readTree(now));
            return new Result(differences.isEmpty() ? Outcome.SAME : Outcome.DIFFERENT, differences);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer that was encoded is JSON", e);
        }
    }
}
