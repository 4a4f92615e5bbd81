package io.awsideman.sandbox.service;

import io.awsideman.sandbox.wire.Fault;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The identity store and its operations, one line each. */
final class IdentityStoreService {
    private IdentityStoreService() {}

    static Service with(InstantSource clock, Random random) {
        LazyModel model = new LazyModel("identitystore");
        Stamps stamps = new Stamps(clock, random);
        Users users = new Users(stamps, new AttributePaths(model));
        Groups groups = new Groups(stamps, new AttributePaths(model));
        Memberships memberships = new Memberships(stamps);
        return new Service(
                "identitystore",
                "AWSIdentityStore",
                "identitystore",
                model::get,
                new Operations()
                        .write("CreateUser", users::create)
                        .read("DescribeUser", users::describe)
                        .write("UpdateUser", users::update)
                        .write("DeleteUser", users::delete)
                        .read("ListUsers", users::list)
                        .read("GetUserId", users::getId)
                        .write("CreateGroup", groups::create)
                        .read("DescribeGroup", groups::describe)
                        .write("UpdateGroup", groups::update)
                        .write("DeleteGroup", groups::delete)
                        .read("ListGroups", groups::list)
                        .read("GetGroupId", groups::getId)
                        .write("CreateGroupMembership", memberships::create)
                        .read("DescribeGroupMembership", memberships::describe)
                        .write("DeleteGroupMembership", memberships::delete)
                        .read("GetGroupMembershipId", memberships::getId)
                        .read("IsMemberInGroups", memberships::isMember)
                        .read("ListGroupMemberships", memberships::listOfGroup)
                        .read("ListGroupMembershipsForMember", memberships::listOfMember)
                        .operations(),
                UnaryOperator.identity(),
                Directory::requireStore,
                Fault.of("ThrottlingException", "Rate exceeded"),
                Fault.internal("InternalServerException", "An internal server error occurred"));
    }
}
