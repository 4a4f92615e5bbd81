package io.awsideman.aws.caching;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    private final CachedCalls calls;

    private CachingProxy(Supplier<?> client, CachedCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    /**
     * An identity store client over the cache.
     *
     * @param fresh whether reads ask the service in any case (and store), because a write follows from them
     */
    public static IdentitystoreClient identityStore(
            Supplier<IdentitystoreClient> client, CachingContext context, boolean fresh) {
        return new CachingIdentityStore(client, new CachedCalls(IdentityStoreOperations.catalog(), context, fresh));
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
                type.getClassLoader(),
                new Class<?>[] {type},
                new CachingProxy(client, new CachedCalls(catalog, context, fresh))));
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
            return calls.answer(call);
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

    private @Nullable Object invokeObjectMethod(Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> calls.toString();
        };
    }
}
