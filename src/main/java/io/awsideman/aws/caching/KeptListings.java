package io.awsideman.aws.caching;

import io.awsideman.aws.caching.Operation.Listing;
import io.awsideman.aws.caching.Operation.Read;
import io.awsideman.cache.CacheKey;
import java.io.ByteArrayInputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
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
 * Whole listings as maps in the API's names, one by one. They are the answers that {@link CachingProxy} keeps for the same calls; read this
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
    public Iterator<Map<String, Object>> users(
            Supplier<IdentitystoreClient> client, String identityStoreId, boolean fresh) {
        return rows(users(client, identityStoreId), fresh);
    }

    /**
     * The same in parts: page by page as the service answers, each handed over before the next is asked for, or at once where
     * the answer is kept.
     *
     * @throws io.awsideman.failure.IncompleteAnswerException if the service fails after the first page
     */
    public void usersInParts(
            Supplier<IdentitystoreClient> client,
            String identityStoreId,
            boolean fresh,
            Consumer<? super Iterator<Map<String, Object>>> taker) {
        inParts(users(client, identityStoreId), fresh, taker);
    }

    private static Question users(Supplier<IdentitystoreClient> client, String identityStoreId) {
        return new Question(
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

    /** All groups of an identity store; see {@link #users}. */
    public Iterator<Map<String, Object>> groups(
            Supplier<IdentitystoreClient> client, String identityStoreId, boolean fresh) {
        return rows(groups(client, identityStoreId), fresh);
    }

    /** The same in parts; see {@link #usersInParts}. */
    public void groupsInParts(
            Supplier<IdentitystoreClient> client,
            String identityStoreId,
            boolean fresh,
            Consumer<? super Iterator<Map<String, Object>>> taker) {
        inParts(groups(client, identityStoreId), fresh, taker);
    }

    private static Question groups(Supplier<IdentitystoreClient> client, String identityStoreId) {
        return new Question(
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

    /** All accounts of the organization; see {@link #users}. */
    public Iterator<Map<String, Object>> accounts(Supplier<OrganizationsClient> client, boolean fresh) {
        return rows(
                new Question(
                        OrganizationsOperations.catalog(),
                        "ListAccounts",
                        "",
                        () -> new ServiceCall(
                                "ListAccounts",
                                ListAccountsResponse.class,
                                ListAccountsRequest.builder().build(),
                                changed -> client.get().listAccounts((ListAccountsRequest) changed))),
                fresh);
    }

    private Iterator<Map<String, Object>> rows(Question asked, boolean fresh) {
        Listing listing = asked.listing();
        return new CachedReads(asked.catalog(), context, fresh)
                .answer(
                        asked.read(),
                        asked.key(context.scopes()),
                        asked.operation(),
                        asked.call(),
                        kept -> reader.rows(new ByteArrayInputStream(kept), listing.member()));
    }

    private void inParts(Question asked, boolean fresh, Consumer<? super Iterator<Map<String, Object>>> taker) {
        Listing listing = asked.listing();
        new CachedReads(asked.catalog(), context, fresh)
                .answerInParts(
                        asked.read(),
                        asked.key(context.scopes()),
                        asked.operation(),
                        asked.call(),
                        kept -> reader.rows(new ByteArrayInputStream(kept), listing.member()),
                        taker);
    }

    /**
     * What is asked of a service.
     *
     * @param instance whose things are listed, empty for all that the caller sees
     * @param call makes the call where the answer is not kept
     */
    private record Question(OperationCatalog catalog, String operation, String instance, Supplier<ServiceCall> call) {
        Read read() {
            if (catalog.find(operation) instanceof Read read) {
                return read;
            }
            throw new IllegalArgumentException(operation + " is not kept");
        }

        Listing listing() {
            return Objects.requireNonNull(read().listing(), operation);
        }

        CacheKey key(ScopeResolver scopes) {
            KeyTemplate template = read().key();
            return new CacheKey(
                    scopes.scope(catalog.global(), instance),
                    template.resourceType(),
                    template.operation(),
                    template.identifiers());
        }
    }
}
