package io.awsideman.session;

import io.awsideman.aws.caching.NotKeptException;
import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import io.awsideman.identitycenter.Access;
import io.awsideman.identitycenter.AccessNames;
import io.awsideman.identitycenter.Findings;
import io.awsideman.identitycenter.NamedThings;
import io.awsideman.identitycenter.Orphans;
import io.awsideman.identitycenter.ParallelReads;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts together what answers who can reach what. */
final class AccessWork {
    private final Session session;
    private final Directory kept;
    private final String identityStoreId;

    /** @param kept what the cache knows without asking AWS */
    AccessWork(Session session, Directory kept, String identityStoreId) {
        this.session = session;
        this.kept = kept;
        this.identityStoreId = identityStoreId;
    }

    Access access() {
        return new Access(session.groupMemberships(), session.assignments().scan(), names(), session.cachedReads());
    }

    Findings findings() {
        return new Findings(access(), names(), orphans(), session.permissionSets(), session.provisioning());
    }

    Orphans orphans() {
        return new Orphans(
                session.users(), session.groups(), session.cachedReads(), session.principalMemory(identityStoreId));
    }

    private AccessNames names() {
        ParallelReads reads = session.cachedReads();
        return new AccessNames(
                NamedThings.of(session.users(), ifKept(() -> kept.users().list()), reads),
                NamedThings.of(session.groups(), ifKept(() -> kept.groups().list()), reads),
                NamedThings.of(session.accounts(), ifKept(() -> kept.accounts().list()), reads),
                NamedThings.of(
                        session.permissionSets(),
                        ifKept(() -> kept.permissionSets().list()),
                        reads));
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
