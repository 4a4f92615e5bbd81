package io.awsideman.identitycenter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.ConflictException;
import software.amazon.awssdk.services.identitystore.model.ConflictExceptionReason;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;

/** Which users are in which groups of one identity store. */
public final class GroupMemberships {
    private final IdentitystoreClient client;
    private final IdentitystoreClient fresh;
    private final String identityStoreId;

    /**
     * @param client for reads that may be answered from the cache, and for writes
     * @param fresh for reads that feed a write
     */
    public GroupMemberships(IdentitystoreClient client, IdentitystoreClient fresh, String identityStoreId) {
        this.client = client;
        this.fresh = fresh;
        this.identityStoreId = identityStoreId;
    }

    /** The same memberships, with every read answered by the service. */
    public GroupMemberships fresh() {
        return new GroupMemberships(fresh, fresh, identityStoreId);
    }

    /** The memberships of a group, in the service's order. */
    public List<Membership> ofGroup(String groupId) {
        return client
                .listGroupMembershipsPaginator(
                        request -> request.identityStoreId(identityStoreId).groupId(groupId))
                .groupMemberships()
                .stream()
                .map(membership -> new Membership(Attributes.of(membership)))
                .toList();
    }

    /** The same; empty if there is no such group, which an older answer may have told otherwise. */
    public Optional<List<Membership>> ofGroupIfAny(String groupId) {
        try {
            return Optional.of(ofGroup(groupId));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The memberships of a user, in the service's order. */
    public List<Membership> ofUser(String userId) {
        return client
                .listGroupMembershipsForMemberPaginator(
                        request -> request.identityStoreId(identityStoreId).memberId(member -> member.userId(userId)))
                .groupMemberships()
                .stream()
                .map(membership -> new Membership(Attributes.of(membership)))
                .toList();
    }

    /** Whether the user is in the group. */
    public boolean contains(String groupId, String userId) {
        return findId(groupId, userId).isPresent();
    }

    /**
     * Adds a user to a group; see {@link LostAttempt}.
     *
     * @param started the time before the call, of the service's clock within a minute
     * @return whether it was done; {@code false} if the user was a member already
     */
    public boolean add(String groupId, String userId, Instant started) {
        try {
            client.createGroupMembership(request -> request.identityStoreId(identityStoreId)
                    .groupId(groupId)
                    .memberId(member -> member.userId(userId)));
            return true;
        } catch (ConflictException conflict) {
            if (conflict.reason() == ConflictExceptionReason.CONCURRENT_MODIFICATION) {
                throw conflict;
            }
            return LostAttempt.isPossible(conflict) && madeSince(started, groupId, userId);
        }
    }

    private boolean madeSince(Instant started, String groupId, String userId) {
        return fresh().findId(groupId, userId)
                .map(id -> Attributes.of(fresh.describeGroupMembership(
                        request -> request.identityStoreId(identityStoreId).membershipId(id))))
                .filter(membership -> LostAttempt.isOurs(membership.get("CreatedAt"), started))
                .isPresent();
    }

    /**
     * Takes a user out of a group; which membership that is, is asked of the service.
     *
     * @return whether it was done; {@code false} if the user was no member
     */
    public boolean remove(String groupId, String userId) {
        Optional<String> id = fresh().findId(groupId, userId);
        if (id.isEmpty()) {
            return false;
        }
        try {
            client.deleteGroupMembership(
                    request -> request.identityStoreId(identityStoreId).membershipId(id.get()));
            return true;
        } catch (ResourceNotFoundException gone) {
            return LostAttempt.isPossible(gone);
        }
    }

    private Optional<String> findId(String groupId, String userId) {
        try {
            return Optional.of(client.getGroupMembershipId(request -> request.identityStoreId(identityStoreId)
                            .groupId(groupId)
                            .memberId(member -> member.userId(userId)))
                    .membershipId());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }
}
