package io.awsideman.aws.caching;

import java.util.function.Supplier;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.ListGroupsRequest;
import software.amazon.awssdk.services.identitystore.model.ListGroupsResponse;
import software.amazon.awssdk.services.identitystore.model.ListUsersRequest;
import software.amazon.awssdk.services.identitystore.model.ListUsersResponse;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;

/** The listings that are read without the SDK where they are kept; the clients are asked for where they are not. */
public final class KeptListings {
    private final CachingContext context;

    public KeptListings(CachingContext context) {
        this.context = context;
    }

    /** All users of an identity store. */
    public KeptListing users(Supplier<IdentitystoreClient> client, String identityStoreId) {
        return new KeptListing(
                context,
                IdentityStoreOperations.catalog(),
                "ListUsers",
                identityStoreId,
                () -> new ServiceCall(
                        "ListUsers",
                        ListUsersResponse.class,
                        ListUsersRequest.builder()
                                .identityStoreId(identityStoreId)
                                .build(),
                        changed -> client.get().listUsers((ListUsersRequest) changed)));
    }

    /** All groups of an identity store. */
    public KeptListing groups(Supplier<IdentitystoreClient> client, String identityStoreId) {
        return new KeptListing(
                context,
                IdentityStoreOperations.catalog(),
                "ListGroups",
                identityStoreId,
                () -> new ServiceCall(
                        "ListGroups",
                        ListGroupsResponse.class,
                        ListGroupsRequest.builder()
                                .identityStoreId(identityStoreId)
                                .build(),
                        changed -> client.get().listGroups((ListGroupsRequest) changed)));
    }

    /** All accounts of the organization. */
    public KeptListing accounts(Supplier<OrganizationsClient> client) {
        return new KeptListing(
                context,
                OrganizationsOperations.catalog(),
                "ListAccounts",
                "",
                () -> new ServiceCall(
                        "ListAccounts",
                        ListAccountsResponse.class,
                        ListAccountsRequest.builder().build(),
                        changed -> client.get().listAccounts((ListAccountsRequest) changed)));
    }
}
