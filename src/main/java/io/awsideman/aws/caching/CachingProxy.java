package io.awsideman.aws.caching;

import io.awsideman.aws.caching.Operation.PassThrough;
import io.awsideman.aws.caching.Operation.Read;
import io.awsideman.aws.caching.Operation.Write;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/**
 * SDK clients whose reads are answered from the cache and whose writes invalidate it; otherwise they behave as the clients
 * they stand for, which are made at the first call that needs one.
 *
 * <p>Convenience methods (paginators, {@code Consumer} overloads) are default methods of the client interfaces that call
 * the one request method of an operation; they run on the proxy, because run on the client they would pass the cache by.
 */
public final class CachingProxy implements InvocationHandler {
    private final Supplier<?> client;
    private final OperationCatalog catalog;
    private final CachingContext context;
    private final CachedReads reads;
    private final InvalidatingWrites writes;

    private CachingProxy(Supplier<?> client, OperationCatalog catalog, CachingContext context, boolean fresh) {
        this.client = client;
        this.catalog = catalog;
        this.context = context;
        this.reads = new CachedReads(catalog, context, fresh);
        this.writes = new InvalidatingWrites(catalog, context);
    }

    /**
     * An identity store client over the cache.
     *
     * @param fresh whether reads ask the service in any case (and store), because a write follows from them
     */
    public static IdentitystoreClient identityStore(
            Supplier<IdentitystoreClient> client, CachingContext context, boolean fresh) {
        return wrap(IdentitystoreClient.class, client, IdentityStoreOperations.catalog(), context, fresh);
    }

    /** A client of IAM Identity Center (sso-admin) over the cache; see {@link #identityStore}. */
    public static SsoAdminClient ssoAdmin(Supplier<SsoAdminClient> client, CachingContext context, boolean fresh) {
        return wrap(SsoAdminClient.class, client, SsoAdminOperations.catalog(), context, fresh);
    }

    /** An Organizations client over the cache; see {@link #identityStore}. */
    public static OrganizationsClient organizations(
            Supplier<OrganizationsClient> client, CachingContext context, boolean fresh) {
        return wrap(OrganizationsClient.class, client, OrganizationsOperations.catalog(), context, fresh);
    }

    static <C> C wrap(
            Class<C> type, Supplier<C> client, OperationCatalog catalog, CachingContext context, boolean fresh) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new CachingProxy(client, catalog, context, fresh)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return invokeObjectMethod(proxy, method, arguments);
        }
        if (method.getName().equals("close")) {
            return null; // whoever made the client closes it; it may serve other proxies
        }
        ServiceCall call = ServiceCall.of(method, arguments, client);
        if (call != null) {
            return answer(call);
        }
        if (method.isDefault() && !method.getName().equals("serviceClientConfiguration")) {
            return InvocationHandler.invokeDefault(proxy, method, present(arguments));
        }
        return ServiceCall.invoke(method, client.get(), present(arguments));
    }

    @SuppressWarnings("NullAway") // null for no arguments is what reflection expects and gives
    private static Object[] present(@Nullable Object @Nullable [] arguments) {
        return arguments;
    }

    private AwsResponse answer(ServiceCall call) {
        Operation operation = catalog.find(call.operation());
        if (operation instanceof Read read) {
            return reads.answer(read, call);
        }
        if (context.policy().mode().isOffline()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    call.operation() + " has to ask AWS, which --offline forbids",
                    "run the command without --offline");
        }
        if (operation instanceof Write write) {
            return writes.send(write, call);
        }
        if (operation instanceof PassThrough passThrough) {
            String status = passThrough.status();
            return status == null ? call.send() : writes.poll(status, call);
        }
        return writes.sendUndecided(call);
    }

    private @Nullable Object invokeObjectMethod(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "caching " + catalog.service() + " client";
        };
    }
}
