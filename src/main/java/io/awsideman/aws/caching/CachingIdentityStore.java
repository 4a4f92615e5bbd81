package io.awsideman.aws.caching;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreServiceClientConfiguration;
import software.amazon.awssdk.services.identitystore.model.CreateGroupMembershipRequest;
import software.amazon.awssdk.services.identitystore.model.CreateGroupMembershipResponse;
import software.amazon.awssdk.services.identitystore.model.CreateGroupRequest;
import software.amazon.awssdk.services.identitystore.model.CreateGroupResponse;
import software.amazon.awssdk.services.identitystore.model.CreateUserRequest;
import software.amazon.awssdk.services.identitystore.model.CreateUserResponse;
import software.amazon.awssdk.services.identitystore.model.DeleteGroupMembershipRequest;
import software.amazon.awssdk.services.identitystore.model.DeleteGroupMembershipResponse;
import software.amazon.awssdk.services.identitystore.model.DeleteGroupRequest;
import software.amazon.awssdk.services.identitystore.model.DeleteGroupResponse;
import software.amazon.awssdk.services.identitystore.model.DeleteUserRequest;
import software.amazon.awssdk.services.identitystore.model.DeleteUserResponse;
import software.amazon.awssdk.services.identitystore.model.DescribeGroupMembershipRequest;
import software.amazon.awssdk.services.identitystore.model.DescribeGroupMembershipResponse;
import software.amazon.awssdk.services.identitystore.model.DescribeGroupRequest;
import software.amazon.awssdk.services.identitystore.model.DescribeGroupResponse;
import software.amazon.awssdk.services.identitystore.model.DescribeUserRequest;
import software.amazon.awssdk.services.identitystore.model.DescribeUserResponse;
import software.amazon.awssdk.services.identitystore.model.GetGroupIdRequest;
import software.amazon.awssdk.services.identitystore.model.GetGroupIdResponse;
import software.amazon.awssdk.services.identitystore.model.GetGroupMembershipIdRequest;
import software.amazon.awssdk.services.identitystore.model.GetGroupMembershipIdResponse;
import software.amazon.awssdk.services.identitystore.model.GetUserIdRequest;
import software.amazon.awssdk.services.identitystore.model.GetUserIdResponse;
import software.amazon.awssdk.services.identitystore.model.IsMemberInGroupsRequest;
import software.amazon.awssdk.services.identitystore.model.IsMemberInGroupsResponse;
import software.amazon.awssdk.services.identitystore.model.ListGroupMembershipsForMemberRequest;
import software.amazon.awssdk.services.identitystore.model.ListGroupMembershipsForMemberResponse;
import software.amazon.awssdk.services.identitystore.model.ListGroupMembershipsRequest;
import software.amazon.awssdk.services.identitystore.model.ListGroupMembershipsResponse;
import software.amazon.awssdk.services.identitystore.model.ListGroupsRequest;
import software.amazon.awssdk.services.identitystore.model.ListGroupsResponse;
import software.amazon.awssdk.services.identitystore.model.ListUsersRequest;
import software.amazon.awssdk.services.identitystore.model.ListUsersResponse;
import software.amazon.awssdk.services.identitystore.model.UpdateGroupRequest;
import software.amazon.awssdk.services.identitystore.model.UpdateGroupResponse;
import software.amazon.awssdk.services.identitystore.model.UpdateUserRequest;
import software.amazon.awssdk.services.identitystore.model.UpdateUserResponse;

/**
 * The identity store over the cache, as {@link CachingProxy} but written out: a class that Java makes at run time initializes
 * the model classes of all operations, which takes longer than the rest of a cached answer.
 *
 * <p>Convenience methods are default methods of the interface that end in these.
 */
final class CachingIdentityStore implements IdentitystoreClient {
    private final Supplier<IdentitystoreClient> client;
    private final CachedCalls calls;

    CachingIdentityStore(Supplier<IdentitystoreClient> client, CachedCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    private <Q extends AwsRequest, A extends AwsResponse> A answer(
            Q request, Class<A> type, BiFunction<IdentitystoreClient, Q, A> send) {
        @SuppressWarnings("unchecked") // a changed request is still one of its operation
        Class<Q> requestType = (Class<Q>) request.getClass();
        String operation = requestType.getSimpleName().replace("Request", "");
        return type.cast(calls.answer(new ServiceCall(
                operation, type, request, changed -> send.apply(client.get(), requestType.cast(changed)))));
    }

    @Override
    public CreateGroupResponse createGroup(CreateGroupRequest request) {
        return answer(request, CreateGroupResponse.class, IdentitystoreClient::createGroup);
    }

    @Override
    public CreateGroupMembershipResponse createGroupMembership(CreateGroupMembershipRequest request) {
        return answer(request, CreateGroupMembershipResponse.class, IdentitystoreClient::createGroupMembership);
    }

    @Override
    public CreateUserResponse createUser(CreateUserRequest request) {
        return answer(request, CreateUserResponse.class, IdentitystoreClient::createUser);
    }

    @Override
    public DeleteGroupResponse deleteGroup(DeleteGroupRequest request) {
        return answer(request, DeleteGroupResponse.class, IdentitystoreClient::deleteGroup);
    }

    @Override
    public DeleteGroupMembershipResponse deleteGroupMembership(DeleteGroupMembershipRequest request) {
        return answer(request, DeleteGroupMembershipResponse.class, IdentitystoreClient::deleteGroupMembership);
    }

    @Override
    public DeleteUserResponse deleteUser(DeleteUserRequest request) {
        return answer(request, DeleteUserResponse.class, IdentitystoreClient::deleteUser);
    }

    @Override
    public DescribeGroupResponse describeGroup(DescribeGroupRequest request) {
        return answer(request, DescribeGroupResponse.class, IdentitystoreClient::describeGroup);
    }

    @Override
    public DescribeGroupMembershipResponse describeGroupMembership(DescribeGroupMembershipRequest request) {
        return answer(request, DescribeGroupMembershipResponse.class, IdentitystoreClient::describeGroupMembership);
    }

    @Override
    public DescribeUserResponse describeUser(DescribeUserRequest request) {
        return answer(request, DescribeUserResponse.class, IdentitystoreClient::describeUser);
    }

    @Override
    public GetGroupIdResponse getGroupId(GetGroupIdRequest request) {
        return answer(request, GetGroupIdResponse.class, IdentitystoreClient::getGroupId);
    }

    @Override
    public GetGroupMembershipIdResponse getGroupMembershipId(GetGroupMembershipIdRequest request) {
        return answer(request, GetGroupMembershipIdResponse.class, IdentitystoreClient::getGroupMembershipId);
    }

    @Override
    public GetUserIdResponse getUserId(GetUserIdRequest request) {
        return answer(request, GetUserIdResponse.class, IdentitystoreClient::getUserId);
    }

    @Override
    public IsMemberInGroupsResponse isMemberInGroups(IsMemberInGroupsRequest request) {
        return answer(request, IsMemberInGroupsResponse.class, IdentitystoreClient::isMemberInGroups);
    }

    @Override
    public ListGroupMembershipsResponse listGroupMemberships(ListGroupMembershipsRequest request) {
        return answer(request, ListGroupMembershipsResponse.class, IdentitystoreClient::listGroupMemberships);
    }

    @Override
    public ListGroupMembershipsForMemberResponse listGroupMembershipsForMember(
            ListGroupMembershipsForMemberRequest request) {
        return answer(
                request,
                ListGroupMembershipsForMemberResponse.class,
                IdentitystoreClient::listGroupMembershipsForMember);
    }

    @Override
    public ListGroupsResponse listGroups(ListGroupsRequest request) {
        return answer(request, ListGroupsResponse.class, IdentitystoreClient::listGroups);
    }

    @Override
    public ListUsersResponse listUsers(ListUsersRequest request) {
        return answer(request, ListUsersResponse.class, IdentitystoreClient::listUsers);
    }

    @Override
    public UpdateGroupResponse updateGroup(UpdateGroupRequest request) {
        return answer(request, UpdateGroupResponse.class, IdentitystoreClient::updateGroup);
    }

    @Override
    public UpdateUserResponse updateUser(UpdateUserRequest request) {
        return answer(request, UpdateUserResponse.class, IdentitystoreClient::updateUser);
    }

    @Override
    public IdentitystoreServiceClientConfiguration serviceClientConfiguration() {
        return client.get().serviceClientConfiguration();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    /** Whoever made the client closes it; it may serve others. */
    @Override
    public void close() {}

    @Override
    public String toString() {
        return calls.toString();
    }
}
