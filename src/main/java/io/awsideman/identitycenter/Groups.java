package io.awsideman.identitycenter;

import java.util.List;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;

/** The groups of one identity store. */
public final class Groups {
    private final IdentitystoreClient client;
    private final String identityStoreId;

    public Groups(IdentitystoreClient client, String identityStoreId) {
        this.client = client;
        this.identityStoreId = identityStoreId;
    }

    /** All groups, in the service's order. */
    public List<Group> list() {
        return client.listGroupsPaginator(request -> request.identityStoreId(identityStoreId)).groups().stream()
                .map(group -> new Group(Attributes.of(group)))
                .toList();
    }

    /** Ids of the users in a group. */
    public List<String> memberIds(String groupId) {
        return client
                .listGroupMembershipsPaginator(
                        request -> request.identityStoreId(identityStoreId).groupId(groupId))
                .groupMemberships()
                .stream()
                .map(membership -> membership.memberId().userId())
                .toList();
    }

    /** The groups a user is a member of. */
    public List<Group> ofUser(String userId) {
        return client
                .listGroupMembershipsForMemberPaginator(
                        request -> request.identityStoreId(identityStoreId).memberId(member -> member.userId(userId)))
                .groupMemberships()
                .stream()
                .map(membership -> describe(membership.groupId()))
                .toList();
    }

    private Group describe(String groupId) {
        return new Group(Attributes.of(client.describeGroup(
                request -> request.identityStoreId(identityStoreId).groupId(groupId))));
    }
}
