package io.awsideman.aws.caching;

/**
 * The 19 operations of the Identity Store API (API version 2020-06-15).
 *
 * <p>A deletion takes memberships along whose other side the request does not name, so those reads go stale for everyone;
 * the same for DeleteGroupMembership, which names neither group nor user.
 */
final class IdentityStoreOperations {
    private IdentityStoreOperations() {}

    static OperationCatalog catalog() {
        return OperationCatalog.of("identitystore")
                .listing("ListUsers", "user:list:all", "Users", 100)
                .lookUp("DescribeUser", "user:describe:{UserId}")
                .lookUp("GetUserId", "user:id:alternate")
                .listing("ListGroups", "group:list:all", "Groups", 100)
                .lookUp("DescribeGroup", "group:describe:{GroupId}")
                .lookUp("GetGroupId", "group:id:alternate")
                .listing("ListGroupMemberships", "group:members:{GroupId}", "GroupMemberships", 100)
                .listing(
                        "ListGroupMembershipsForMember",
                        "membership:list_for_member:{MemberId.UserId}",
                        "GroupMemberships",
                        100)
                .read("DescribeGroupMembership", "membership:describe:{MembershipId}")
                .read("GetGroupMembershipId", "membership:id:{GroupId}:{MemberId.UserId}")
                .read("IsMemberInGroups", "membership:is_member:{MemberId.UserId}")
                .write("CreateUser", "user:list", "user:id")
                .write("UpdateUser", "user:describe:{UserId}", "user:list", "user:id")
                .write(
                        "DeleteUser",
                        "user:describe:{UserId}",
                        "user:list",
                        "user:id",
                        "group:members",
                        "membership:list_for_member:{UserId}",
                        "membership:describe",
                        "membership:id",
                        "membership:is_member:{UserId}",
                        "assignment:principal:USER:{UserId}",
                        "application:principal:{UserId}")
                .write("CreateGroup", "group:list", "group:id")
                .write("UpdateGroup", "group:describe:{GroupId}", "group:list", "group:id")
                .write(
                        "DeleteGroup",
                        "group:describe:{GroupId}",
                        "group:list",
                        "group:id",
                        "group:members:{GroupId}",
                        "membership:list_for_member",
                        "membership:describe",
                        "membership:id:{GroupId}",
                        "membership:is_member",
                        "assignment:principal:USER",
                        "assignment:principal:GROUP:{GroupId}",
                        "application:principal")
                .write(
                        "CreateGroupMembership",
                        "group:members:{GroupId}",
                        "membership:list_for_member:{MemberId.UserId}",
                        "membership:id:{GroupId}:{MemberId.UserId}",
                        "membership:is_member:{MemberId.UserId}",
                        "assignment:principal:USER:{MemberId.UserId}",
                        "application:principal:{MemberId.UserId}")
                .write(
                        "DeleteGroupMembership",
                        "group:members",
                        "membership:list_for_member",
                        "membership:describe:{MembershipId}",
                        "membership:id",
                        "membership:is_member",
                        "assignment:principal:USER",
                        "application:principal")
                .build();
    }
}
