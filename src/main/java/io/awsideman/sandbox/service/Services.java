package io.awsideman.sandbox.service;

import io.awsideman.sandbox.model.ServiceModel;
import io.awsideman.sandbox.wire.Fault;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The awsJson services of the sandbox and their operations, one line each. */
public final class Services {
    private Services() {}

    /** Every service; {@code random} makes the identifiers of what clients create. */
    public static List<Service> all(Clock clock, Random random) {
        return List.of(identityStore(clock, random), ssoAdmin(), organizations());
    }

    private static Service identityStore(Clock clock, Random random) {
        LazyModel model = new LazyModel("identitystore");
        Stamps stamps = new Stamps(clock, random);
        Users users = new Users(stamps, new AttributePaths(model));
        Groups groups = new Groups(stamps, new AttributePaths(model));
        Memberships memberships = new Memberships(stamps);
        return new Service(
                "identitystore",
                "AWSIdentityStore",
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
                Directory::requireStore,
                Fault.of("ThrottlingException", "Rate exceeded"),
                Fault.internal("InternalServerException", "An internal server error occurred"));
    }

    private static Service ssoAdmin() {
        Instances instances = new Instances();
        return new Service(
                "sso-admin",
                "SWBExternalService",
                new LazyModel("sso-admin")::get,
                new Operations()
                        .read("ListInstances", instances::list)
                        .read("DescribeInstance", instances::describe)
                        .operations(),
                (state, input) -> {},
                Fault.of("ThrottlingException", "Rate exceeded"),
                Fault.internal("InternalServerException", "An unexpected internal service exception"));
    }

    private static Service organizations() {
        Organization organization = new Organization();
        return new Service(
                "organizations",
                "AWSOrganizationsV20161128",
                new LazyModel("organizations")::get,
                new Operations()
                        .read("DescribeOrganization", organization::describe)
                        .read("ListRoots", organization::listRoots)
                        .read("ListAccounts", organization::listAccounts)
                        .read("DescribeAccount", organization::describeAccount)
                        .read("ListAccountsForParent", organization::listAccountsForParent)
                        .read("ListOrganizationalUnitsForParent", organization::listUnitsForParent)
                        .read("ListParents", organization::listParents)
                        .read("ListChildren", organization::listChildren)
                        .read("ListTagsForResource", organization::listTags)
                        .operations(),
                (state, input) -> {},
                Fault.of(
                                "TooManyRequestsException",
                                "AWS Organizations can't complete your request because another request is already in"
                                        + " progress. Try again later.")
                        .with("Type", "Throttling"),
                Fault.internal(
                        "ServiceException",
                        "AWS Organizations can't complete your request because of an"
                                + " internal service error. Try again later."));
    }

    /** Collects operations; tells reads from writes where method references alone cannot. */
    private static final class Operations {
        private final Map<String, Operation> operations = new TreeMap<>();

        Operations read(String name, Operation.Read operation) {
            operations.put(name, operation);
            return this;
        }

        Operations write(String name, Operation.Write operation) {
            operations.put(name, operation);
            return this;
        }

        Map<String, Operation> operations() {
            return Map.copyOf(operations);
        }
    }

    /** Loads a model when the first request needs it. */
    static final class LazyModel {
        private final String service;
        private @Nullable ServiceModel loaded;

        LazyModel(String service) {
            this.service = service;
        }

        synchronized ServiceModel get() {
            if (loaded == null) {
                loaded = ServiceModel.load(service);
            }
            return loaded;
        }
    }
}
