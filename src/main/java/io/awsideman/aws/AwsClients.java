package io.awsideman.aws;

import io.awsideman.aws.caching.CachingContext;
import io.awsideman.aws.caching.CachingProxy;
import io.awsideman.aws.caching.DescribedPermissionSets;
import io.awsideman.aws.caching.KeptListings;
import io.awsideman.aws.caching.NotKeptException;
import io.awsideman.aws.caching.ReadsAhead;
import io.awsideman.aws.caching.Recheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** The clients of one session, each over the cache and each made when it is first called. */
public final class AwsClients {
    private final Supplier<IdentitystoreClient> identityStore;
    private final Supplier<SsoAdminClient> ssoAdmin;
    private final Supplier<OrganizationsClient> organizations;
    private final CachingContext context;

    /**
     * @param identityStore makes the client when it is first asked for, and then gives the same; likewise the others
     */
    public AwsClients(
            Supplier<IdentitystoreClient> identityStore,
            Supplier<SsoAdminClient> ssoAdmin,
            Supplier<OrganizationsClient> organizations,
            CachingContext context) {
        this.identityStore = identityStore;
        this.ssoAdmin = ssoAdmin;
        this.organizations = organizations;
        this.context = context;
    }

    public IdentitystoreClient identityStore() {
        return CachingProxy.identityStore(identityStore, context, false);
    }

    /** The same, with reads always asked of the service: for reads that a write follows from. */
    public IdentitystoreClient freshIdentityStore() {
        return CachingProxy.identityStore(identityStore, context, true);
    }

    public SsoAdminClient ssoAdmin() {
        return CachingProxy.ssoAdmin(ssoAdmin, context, false);
    }

    /** The same for reads that a write follows from; see {@link #freshIdentityStore}. */
    public SsoAdminClient freshSsoAdmin() {
        return CachingProxy.ssoAdmin(ssoAdmin, context, true);
    }

    /** All users of an identity store, by the names of the API; {@code fresh} as in {@link #freshIdentityStore}. */
    public Iterator<Map<String, Object>> listedUsers(String identityStoreId, boolean fresh) {
        return new KeptListings(context).users(identityStore, identityStoreId, fresh);
    }

    /** All groups of an identity store; see {@link #listedUsers}. */
    public Iterator<Map<String, Object>> listedGroups(String identityStoreId, boolean fresh) {
        return new KeptListings(context).groups(identityStore, identityStoreId, fresh);
    }

    /** All users in parts, as they come; see {@link KeptListings#usersInParts}. */
    public void listedUsersInParts(
            String identityStoreId, boolean fresh, Consumer<? super Iterator<Map<String, Object>>> taker) {
        new KeptListings(context).usersInParts(identityStore, identityStoreId, fresh, taker);
    }

    /** All groups in parts; see {@link #listedUsersInParts}. */
    public void listedGroupsInParts(
            String identityStoreId, boolean fresh, Consumer<? super Iterator<Map<String, Object>>> taker) {
        new KeptListings(context).groupsInParts(identityStore, identityStoreId, fresh, taker);
    }

    /** All accounts of the organization; see {@link #listedUsers}. */
    public List<Map<String, Object>> listedAccounts(boolean fresh) {
        List<Map<String, Object>> accounts = new ArrayList<>();
        new KeptListings(context).accounts(organizations, fresh).forEachRemaining(accounts::add);
        return accounts;
    }

    /** All permission sets of an instance as one answer. */
    public DescribedPermissionSets describedPermissionSets() {
        return new DescribedPermissionSets(context);
    }

    /** Looks for the answers to many reads of these clients at once. */
    public ReadsAhead readsAhead() {
        return context.readsAhead();
    }

    /** Asks again for what is kept, of the services themselves. */
    public Recheck recheck() {
        return new Recheck(context, identityStore, ssoAdmin, organizations);
    }

    /** When the oldest answer that these clients have given through the cache was fetched; empty if there was none. */
    public Optional<Instant> oldestAnswer() {
        return context.oldestAnswer();
    }

    public OrganizationsClient organizations() {
        return CachingProxy.organizations(organizations, context, false);
    }

    /** The same, with reads always asked of the service: for reads that a write follows from. */
    public OrganizationsClient freshOrganizations() {
        return CachingProxy.organizations(organizations, context, true);
    }

    /**
     * The same clients over the cache alone: what it does not have is a {@link NotKeptException}, so that a command can take
     * another way where an answer that is known would save calls.
     */
    public AwsClients kept() {
        return new AwsClients(AwsClients::notKept, AwsClients::notKept, AwsClients::notKept, context);
    }

    private static <T> T notKept() {
        throw new NotKeptException();
    }
}
