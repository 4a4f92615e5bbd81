package io.awsideman.session;

import io.awsideman.aws.AwsClients;
import io.awsideman.aws.caching.NotKeptException;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.Access;
import io.awsideman.identitycenter.AccessNames;
import io.awsideman.identitycenter.Accounts;
import io.awsideman.identitycenter.Findings;
import io.awsideman.identitycenter.Groups;
import io.awsideman.identitycenter.NamedThings;
import io.awsideman.identitycenter.Orphans;
import io.awsideman.identitycenter.ParallelReads;
import io.awsideman.identitycenter.PermissionSets;
import io.awsideman.identitycenter.Users;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts together what answers who can reach what. */
final class AccessWork {
    private final Session session;
    private final AwsClients clients;
    private final String instanceArn;
    private final String identityStoreId;

    AccessWork(Session session, AwsClients clients, String instanceArn, String identityStoreId) {
        this.session = session;
        this.clients = clients;
        this.instanceArn = instanceArn;
        this.identityStoreId = identityStoreId;
    }

    Access access() {
        return new Access(session.groupMemberships(), session.assignments().scan(), names(), session.parallelReads());
    }

    Findings findings() {
        return new Findings(
                access(),
                names(),
                orphans(),
                session.groupMemberships(),
                session.permissionSets(),
                session.provisioning(),
                session.parallelReads());
    }

    Orphans orphans() {
        return new Orphans(
                session.users(), session.groups(), session.parallelReads(), session.principalMemory(identityStoreId));
    }

    private AccessNames names() {
        AwsClients kept = clients.kept();
        ParallelReads reads = session.parallelReads();
        return new AccessNames(
                NamedThings.of(
                        session.users(),
                        ifKept(() -> new Users(kept.identityStore(), kept.identityStore(), identityStoreId).list()),
                        reads),
                NamedThings.of(
                        session.groups(),
                        ifKept(() -> new Groups(kept.identityStore(), kept.identityStore(), identityStoreId).list()),
                        reads),
                NamedThings.of(session.accounts(), ifKept(() -> new Accounts(kept.organizations()).list()), reads),
                NamedThings.of(
                        session.permissionSets(),
                        ifKept(() -> permissionSets(kept).list()),
                        reads));
    }

    private PermissionSets permissionSets(AwsClients kept) {
        return new PermissionSets(
                kept::ssoAdmin,
                kept::freshSsoAdmin,
                instanceArn,
                session.parallelReads(),
                (fresh, reads) -> kept.describedPermissionSets().getOrLoad(instanceArn, fresh, () -> {
                    throw new NotKeptException();
                }));
    }

    private static <T> Supplier<Optional<List<T>>> ifKept(Supplier<List<T>> listing) {
        return () -> {
            try {
                return Optional.of(listing.get());
            } catch (NotKeptException e) {
                return Optional.empty();
            } catch (AdminException e) {
                if (e.kind() != FailureKind.UNAVAILABLE) { // which it is with --offline
                    throw e;
                }
                return Optional.empty();
            }
        };
    }
}
