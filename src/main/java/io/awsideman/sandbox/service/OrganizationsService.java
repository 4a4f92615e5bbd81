package io.awsideman.sandbox.service;

import io.awsideman.sandbox.wire.Fault;
import java.time.Clock;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The organizations service and its operations, one line each. */
final class OrganizationsService {
    private OrganizationsService() {}

    static Service with(Clock clock, Random random) {
        Stamps stamps = new Stamps(clock, random);
        Operations operations = new Operations();
        addTree(operations, stamps);
        addAccounts(operations);
        addTags(operations);
        addPolicies(operations, stamps);
        addDelegation(operations, stamps);
        return new Service(
                "organizations",
                "AWSOrganizationsV20161128",
                "organizations",
                new LazyModel("organizations", OrganizationInput::refused)::get,
                operations.operations(),
                UnaryOperator.identity(),
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

    private static void addTree(Operations operations, Stamps stamps) {
        Organization organization = new Organization();
        OrganizationalUnits units = new OrganizationalUnits(stamps);
        operations
                .read("DescribeOrganization", organization::describe)
                .read("ListRoots", organization::listRoots)
                .read("ListAccountsForParent", organization::listAccountsForParent)
                .read("ListOrganizationalUnitsForParent", organization::listUnitsForParent)
                .read("ListParents", organization::listParents)
                .read("ListChildren", organization::listChildren)
                .read("DescribeOrganizationalUnit", units::describe)
                .write("CreateOrganizationalUnit", units::create)
                .write("UpdateOrganizationalUnit", units::update)
                .write("DeleteOrganizationalUnit", units::delete);
    }

    private static void addAccounts(Operations operations) {
        Accounts accounts = new Accounts();
        operations
                .read("ListAccounts", accounts::list)
                .read("DescribeAccount", accounts::describe)
                .write("MoveAccount", accounts::move)
                .write("CloseAccount", accounts::close)
                .write("RemoveAccountFromOrganization", accounts::remove);
    }

    private static void addTags(Operations operations) {
        OrganizationTags tags = new OrganizationTags();
        operations
                .read("ListTagsForResource", tags::list)
                .write("TagResource", tags::tag)
                .write("UntagResource", tags::untag);
    }

    private static void addPolicies(Operations operations, Stamps stamps) {
        Policies policies = new Policies(stamps);
        PolicyAttachments attachments = new PolicyAttachments(stamps);
        PolicyTypes types = new PolicyTypes(stamps);
        EffectivePolicies effective = new EffectivePolicies();
        operations
                .read("ListPolicies", policies::list)
                .read("DescribePolicy", policies::describe)
                .write("CreatePolicy", policies::create)
                .write("UpdatePolicy", policies::update)
                .write("DeletePolicy", policies::delete)
                .write("AttachPolicy", attachments::attach)
                .write("DetachPolicy", attachments::detach)
                .write("EnablePolicyType", types::enable)
                .write("DisablePolicyType", types::disable)
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
