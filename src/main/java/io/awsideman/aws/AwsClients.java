package io.awsideman.aws;

import io.awsideman.aws.caching.CachingContext;
import io.awsideman.aws.caching.CachingProxy;
import io.awsideman.aws.caching.DescribedPermissionSets;
import io.awsideman.aws.caching.KeptListing;
import io.awsideman.aws.caching.KeptListings;
import io.awsideman.aws.caching.NotKeptException;
import io.awsideman.aws.caching.ReadsAhead;
import io.awsideman.aws.caching.Recheck;
import java.time.Instant;
import java.util.Optional;
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

    /** All users of an identity store, by the names of the API. */
    public KeptListing users(String identityStoreId) {
        return new KeptListings(context).users(identityStore, identityStoreId);
    }

    /** All groups of an identity store. */
    public KeptListing groups(String identityStoreId) {
        return new KeptListings(context).groups(identityStore, identityStoreId);
    }

    /** All accounts of the organization. */
    public KeptListing accounts() {
        return new KeptListings(context).accounts(organizations);
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
