package io.awsideman.aws.caching;

import io.awsideman.aws.caching.Operation.Listing;
import io.awsideman.aws.caching.Operation.Read;
import io.awsideman.cache.CacheKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.ListGroupsRequest;
import software.amazon.awssdk.services.identitystore.model.ListGroupsResponse;
import software.amazon.awssdk.services.identitystore.model.ListUsersRequest;
import software.amazon.awssdk.services.identitystore.model.ListUsersResponse;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;

/**
 * Whole listings as maps in the API's names. They are the answers that {@link CachingProxy} keeps for the same calls; read this
 * way, an answer that is kept needs no class of the SDK.
 */
public final class KeptListings {
    private final CachingContext context;
    private final AttributesReader reader = new AttributesReader();

    public KeptListings(CachingContext context) {
        this.context = context;
    }

    /**
     * All users of an identity store, in the service's order.
     *
     * @param client gives the client for where the service has to be asked
     * @param fresh whether it has to be in any case, because a write follows
     */
    public List<Map<String, Object>> users(
            Supplier<IdentitystoreClient> client, String identityStoreId, boolean fresh) {
        return rows(
                IdentityStoreOperations.catalog(),
                "ListUsers",
                identityStoreId,
                fresh,
                () -> new ServiceCall(
                        "ListUsers",
                        ListUsersResponse.class,
                        ListUsersRequest.builder()
                                .identityStoreId(identityStoreId)
                                .build(),
                        changed -> client.get().listUsers((ListUsersRequest) changed)));
    }

    /** All groups of an identity store; see {@link #users}. */
    public List<Map<String, Object>> groups(
            Supplier<IdentitystoreClient> client, String identityStoreId, boolean fresh) {
        return rows(
                IdentityStoreOperations.catalog(),
                "ListGroups",
                identityStoreId,
                fresh,
                () -> new ServiceCall(
                        "ListGroups",
                        ListGroupsResponse.class,
                        ListGroupsRequest.builder()
                                .identityStoreId(identityStoreId)
                                .build(),
                        changed -> client.get().listGroups((ListGroupsRequest) changed)));
    }

    /** All accounts of the organization; see {@link #users}. */
    public List<Map<String, Object>> accounts(Supplier<OrganizationsClient> client, boolean fresh) {
        return rows(
                OrganizationsOperations.catalog(),
                "ListAccounts",
                "",
                fresh,
                () -> new ServiceCall(
                        "ListAccounts",
                        ListAccountsResponse.class,
                        ListAccountsRequest.builder().build(),
                        changed -> client.get().listAccounts((ListAccountsRequest) changed)));
    }

    private List<Map<String, Object>> rows(
            OperationCatalog catalog, String operation, String instance, boolean fresh, Supplier<ServiceCall> call) {
        if (!(catalog.find(operation) instanceof Read read)) {
            throw new IllegalArgumentException(operation + " is not kept");
        }
        Listing listing = Objects.requireNonNull(read.listing(), operation);
        CacheKey key = new CacheKey(
                context.scopes().scope(catalog.global(), instance),
                read.key().resourceType(),
                read.key().operation(),
                read.key().identifiers());
        return new CachedReads(catalog, context, fresh)
                .answer(read, key, operation, call, kept -> reader.list(kept, listing.member()));
    }
}
