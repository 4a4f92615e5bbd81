package io.awsideman.sandbox.service;

import io.awsideman.sandbox.state.CallerIdentity;
import io.awsideman.sandbox.wire.Fault;
import java.time.InstantSource;
import java.util.Random;

/** The organizations service and its operations, one line each. */
final class OrganizationsService {
    private OrganizationsService() {}

    static Service with(InstantSource clock, Random random, Conditions conditions) {
        Stamps stamps = new Stamps(clock, random);
        Accounts accounts = new Accounts(stamps, conditions.jobTime());
        AccountRequests requests = new AccountRequests(stamps, conditions.jobTime());
        Operations operations = new Operations();
        addTree(operations, stamps);
        addAccounts(operations, accounts, requests);
        addTags(operations);
        addPolicies(operations, stamps, conditions.caller());
        addResourcePolicy(operations, stamps);
        addDelegation(operations, stamps);
        return new Service(
                "organizations",
                "AWSOrganizationsV20161128",
                "organizations",
                new LazyModel("organizations", OrganizationInput::refused)::get,
                new OrganizationAccess(conditions.caller()).limited(operations.operations()),
                state -> requests.settled(accounts.settled(state)),
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

    private static void addAccounts(Operations operations, Accounts accounts, AccountRequests requests) {
        operations
                .read("ListAccounts", accounts::list)
                .read("DescribeAccount", accounts::describe)
                .write("MoveAccount", accounts::move)
                .write("CloseAccount", accounts::close)
                .write("RemoveAccountFromOrganization", accounts::remove)
                .write("CreateAccount", requests::create)
                .status("DescribeCreateAccountStatus", requests::describe)
                .status("ListCreateAccountStatus", requests::list);
    }

    private static void addTags(Operations operations) {
        OrganizationTags tags = new OrganizationTags();
        operations
                .read("ListTagsForResource", tags::list)
                .write("TagResource", tags::tag)
                .write("UntagResource", tags::untag);
    }

    private static void addPolicies(Operations operations, Stamps stamps, CallerIdentity caller) {
        Policies policies = new Policies(stamps);
        PolicyAttachments attachments = new PolicyAttachments(stamps);
        PolicyTypes types = new PolicyTypes(stamps);
        EffectivePolicies effective = new EffectivePolicies(caller);
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

    private static void addResourcePolicy(Operations operations, Stamps stamps) {
        ResourcePolicies policies = new ResourcePolicies(stamps);
        operations
                .write("PutResourcePolicy", policies::put)
                .read("DescribeResourcePolicy", policies::describe)
                .write("DeleteResourcePolicy", policies::delete);
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
