package io.awsideman.session;

import io.awsideman.aws.AwsClients;
import io.awsideman.identitycenter.Accounts;
import io.awsideman.identitycenter.Groups;
import io.awsideman.identitycenter.ParallelReads;
import io.awsideman.identitycenter.PermissionSets;
import io.awsideman.identitycenter.Users;
import java.util.function.Supplier;

/** Users, groups, accounts and permission sets through some clients, none of which is made before it is called. */
final class Directory {
    private final AwsClients clients;
    private final Supplier<String> instanceArn;
    private final Supplier<String> identityStoreId;
    private final ParallelReads reads;

    Directory(AwsClients clients, Supplier<String> instanceArn, Supplier<String> identityStoreId, ParallelReads reads) {
        this.clients = clients;
        this.instanceArn = instanceArn;
        this.identityStoreId = identityStoreId;
        this.reads = reads;
    }

    Users users() {
        String store = identityStoreId.get();
        return new Users(
                new Lazy<>(clients::identityStore),
                new Lazy<>(clients::freshIdentityStore),
                store,
                new CachedListing(clients.users(store)));
    }

    Groups groups() {
        String store = identityStoreId.get();
        return new Groups(
                new Lazy<>(clients::identityStore),
                new Lazy<>(clients::freshIdentityStore),
                store,
                new CachedListing(clients.groups(store)));
    }

    Accounts accounts() {
        return new Accounts(new Lazy<>(clients::organizations), () -> new CachedListing(clients.accounts()).all(false));
    }

    /** The accounts, with every read asked of the service: for reads that a write follows from. */
    Accounts freshAccounts() {
        return new Accounts(
                new Lazy<>(clients::freshOrganizations), () -> new CachedListing(clients.accounts()).all(true));
    }

    PermissionSets permissionSets() {
        String instance = instanceArn.get();
        return new PermissionSets(
                new Lazy<>(clients::ssoAdmin),
                new Lazy<>(clients::freshSsoAdmin),
                instance,
                reads,
                (fresh, described) -> clients.describedPermissionSets().getOrLoad(instance, fresh, described));
    }
}
