package io.awsideman.sandbox.service;

import io.awsideman.sandbox.wire.Fault;
import java.time.Clock;
import java.util.Random;

/** The organizations service and its operations, one line each. */
final class OrganizationsService {
    private OrganizationsService() {}

    static Service with(Clock clock, Random random) {
        Stamps stamps = new Stamps(clock, random);
        Operations operations = new Operations();
        addTree(operations);
        addPolicies(operations);
        addDelegation(operations, stamps);
        return new Service(
                "organizations",
                "AWSOrganizationsV20161128",
                "organizations",
                new LazyModel("organizations")::get,
                operations.operations(),
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

    private static void addTree(Operations operations) {
        Organization organization = new Organization();
        OrganizationalUnits units = new OrganizationalUnits();
        operations
                .read("DescribeOrganization", organization::describe)
                .read("ListRoots", organization::listRoots)
                .read("ListAccounts", organization::listAccounts)
                .read("DescribeAccount", organization::describeAccount)
                .read("ListAccountsForParent", organization::listAccountsForParent)
                .read("ListOrganizationalUnitsForParent", organization::listUnitsForParent)
                .read("ListParents", organization::listParents)
                .read("ListChildren", organization::listChildren)
                .read("ListTagsForResource", organization::listTags)
                .read("DescribeOrganizationalUnit", units::describe);
    }

    private static void addPolicies(Operations operations) {
        Policies policies = new Policies();
        PolicyAttachments attachments = new PolicyAttachments();
        EffectivePolicies effective = new EffectivePolicies();
        operations
                .read("ListPolicies", policies::list)
                .read("DescribePolicy", policies::describe)
                .read("ListPoliciesForTarget", attachments::listPolicies)
                .read("ListTargetsForPolicy", attachments::listTargets)
                .read("DescribeEffectivePolicy", effective::describe);
    }

    private static void addDelegation(Operations operations, Stamps stamps) {
        ServiceAccess access = new ServiceAccess(stamps);
        DelegatedAdministrators administrators = new DelegatedAdministrators(stamps);
        operations
                .read("ListAWSServiceAccessForOrganization", access::list)
                .write("EnableAWSServiceAccess", access::enable)
                .write("DisableAWSServiceAccess", access::disable)
                .read("ListDelegatedAdministrators", administrators::list)
                .read("ListDelegatedServicesForAccount", administrators::listServices)
                .write("RegisterDelegatedAdministrator", administrators::register)
                .write("DeregisterDelegatedAdministrator", administrators::deregister);
    }
}
