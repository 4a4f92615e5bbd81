package io.awsideman.sandbox.service;

import io.awsideman.sandbox.wire.Fault;

/** The sso-admin service and its operations, one line each. */
final class SsoAdminService {
    private SsoAdminService() {}

    static Service with(Stamps stamps) {
        Operations operations = new Operations();
        addInstances(operations);
        addPermissionSets(operations, stamps);
        addPolicies(operations);
        addProvisioning(operations);
        addTags(operations);
        ApplicationOperations.addTo(operations, stamps);
        return new Service(
                "sso-admin",
                "SWBExternalService",
                "sso",
                new LazyModel("sso-admin")::get,
                operations.operations(),
                Instances::requireKnown,
                Fault.of("ThrottlingException", "Rate exceeded"),
                Fault.internal("InternalServerException", "An unexpected internal service exception"));
    }

    private static void addInstances(Operations operations) {
        Instances instances = new Instances();
        operations.read("ListInstances", instances::list).read("DescribeInstance", instances::describe);
    }

    private static void addPermissionSets(Operations operations, Stamps stamps) {
        PermissionSets sets = new PermissionSets(stamps);
        operations
                .write("CreatePermissionSet", inOrganization(sets::create))
                .read("DescribePermissionSet", inOrganization(sets::describe))
                .read("ListPermissionSets", inOrganization(sets::list))
                .write("UpdatePermissionSet", inOrganization(sets::update))
                .write("DeletePermissionSet", inOrganization(sets::delete));
    }

    private static void addPolicies(Operations operations) {
        PermissionSetPolicies policies = new PermissionSetPolicies();
        operations
                .write("PutInlinePolicyToPermissionSet", inOrganization(policies::putInline))
                .read("GetInlinePolicyForPermissionSet", inOrganization(policies::getInline))
                .write("DeleteInlinePolicyFromPermissionSet", inOrganization(policies::deleteInline))
                .write("PutPermissionsBoundaryToPermissionSet", inOrganization(policies::putBoundary))
                .read("GetPermissionsBoundaryForPermissionSet", inOrganization(policies::getBoundary))
                .write("DeletePermissionsBoundaryFromPermissionSet", inOrganization(policies::deleteBoundary))
                .write("AttachManagedPolicyToPermissionSet", inOrganization(policies::attachManaged))
                .write("DetachManagedPolicyFromPermissionSet", inOrganization(policies::detachManaged))
                .read("ListManagedPoliciesInPermissionSet", inOrganization(policies::listManaged))
                .write(
                        "AttachCustomerManagedPolicyReferenceToPermissionSet",
                        inOrganization(policies::attachCustomerManaged))
                .write(
                        "DetachCustomerManagedPolicyReferenceFromPermissionSet",
                        inOrganization(policies::detachCustomerManaged))
                .read(
                        "ListCustomerManagedPolicyReferencesInPermissionSet",
                        inOrganization(policies::listCustomerManaged));
    }

    private static void addProvisioning(Operations operations) {
        Provisioning provisioning = new Provisioning();
        operations
                .read("ListAccountsForProvisionedPermissionSet", inOrganization(provisioning::listAccounts))
                .read("ListPermissionSetsProvisionedToAccount", inOrganization(provisioning::listSets));
    }

    private static void addTags(Operations operations) {
        ResourceTags tags = new ResourceTags();
        operations
                .read("ListTagsForResource", tags::list)
                .write("TagResource", tags::tag)
                .write("UntagResource", tags::untag);
    }

    /** The operation, refused in an account instance: those have no permission sets. */
    private static Operation.Read inOrganization(Operation.Read operation) {
        return (state, input) -> {
            Instances.requireOrganization(state, input);
            return operation.answer(state, input);
        };
    }

    private static Operation.Write inOrganization(Operation.Write operation) {
        return (state, input) -> {
            Instances.requireOrganization(state, input);
            return operation.apply(state, input);
        };
    }
}
