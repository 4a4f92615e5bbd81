package io.awsideman.aws.caching;

import java.util.function.Supplier;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/**
 * SDK clients whose reads are answered from the cache and whose writes invalidate it; otherwise they behave as the clients
 * they stand for, which are made at the first call that needs one.
 */
public final class CachingProxy {
    private CachingProxy() {}

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
        return new CachingSsoAdmin(client, new CachedCalls(SsoAdminOperations.catalog(), context, fresh));
    }

    /** An Organizations client over the cache; see {@link #identityStore}. */
    public static OrganizationsClient organizations(
            Supplier<OrganizationsClient> client, CachingContext context, boolean fresh) {
        return new CachingOrganizations(client, new CachedCalls(OrganizationsOperations.catalog(), context, fresh));
    }
}
