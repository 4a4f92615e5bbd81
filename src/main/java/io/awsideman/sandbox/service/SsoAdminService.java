package io.awsideman.sandbox.service;

import io.awsideman.sandbox.wire.Fault;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;

/** The sso-admin service and its operations, one line each. */
final class SsoAdminService {
    private final Operations operations = new Operations();
    private final Stamps stamps;
    private final CallerLimits limits;
    private final AsyncJobs jobs;
    private final AccountAssignments assignments;
    private final Provisioning provisioning;
    private final InstanceLifecycle lifecycle;
    private final Regions regions;

    private SsoAdminService(InstantSource clock, Random random, Conditions conditions) {
        this.stamps = new Stamps(clock, random);
        this.limits = new CallerLimits(conditions.caller());
        this.jobs = new AsyncJobs(stamps, random, conditions);
        this.assignments = new AccountAssignments(jobs, conditions.inherited());
        this.provisioning = new Provisioning(jobs);
        this.lifecycle = new InstanceLifecycle(stamps, jobs, conditions.caller());
        this.regions = new Regions(stamps, jobs);
    }

    static Service with(InstantSource clock, Random random, Conditions conditions) {
        return new SsoAdminService(clock, random, conditions).service();
    }

    private Service service() {
        addInstances();
        addPermissionSets();
        addPolicies();
        addProvisioning();
        addAssignments();
        addTags();
        ApplicationOperations.addTo(operations, stamps);
        Map<AsyncJobs.Type, AsyncJobs.Effect> effects = Map.of(
                AsyncJobs.Type.CREATION, assignments::created,
                AsyncJobs.Type.DELETION, assignments::deleted,
                AsyncJobs.Type.PROVISIONING, provisioning::provisioned,
                AsyncJobs.Type.INSTANCE_CREATION, lifecycle::created,
                AsyncJobs.Type.INSTANCE_DELETION, lifecycle::deleted,
                AsyncJobs.Type.REGION_ADDITION, regions::added,
                AsyncJobs.Type.REGION_REMOVAL, regions::removed);
        return new Service(
                "sso-admin",
                "SWBExternalService",
                "sso",
                new LazyModel("sso-admin")::get,
                operations.operations(),
                state -> jobs.settled(state, effects),
                limits::requireInstance,
                Fault.of("ThrottlingException", "Rate exceeded"),
                Fault.internal("InternalServerException", "An unexpected internal service exception"));
    }

    private void addInstances() {
        Instances instances = new Instances(limits);
        AccessControlAttributes attributes = new AccessControlAttributes();
        operations
                .read("ListInstances", instances::list)
                .read("DescribeInstance", instances::describe)
                .write("CreateInstance", lifecycle::create)
                .write("UpdateInstance", lifecycle::update)
                .write("DeleteInstance", lifecycle::delete)
                .write("AddRegion", regions::add)
                .write("RemoveRegion", regions::remove)
                .status("DescribeRegion", regions::describe)
                .status("ListRegions", regions::list)
                .write("CreateInstanceAccessControlAttributeConfiguration", inOrganization(attributes::create))
                .read("DescribeInstanceAccessControlAttributeConfiguration", inOrganization(attributes::describe))
                .write("UpdateInstanceAccessControlAttributeConfiguration", inOrganization(attributes::update))
                .write("DeleteInstanceAccessControlAttributeConfiguration", inOrganization(attributes::delete));
    }

    private void addPermissionSets() {
        PermissionSets sets = new PermissionSets(stamps);
        operations
                .write("CreatePermissionSet", inOrganization(sets::create))
                .read("DescribePermissionSet", inOrganization(sets::describe))
                .read("ListPermissionSets", inOrganization(sets::list));
        change("UpdatePermissionSet", sets::update);
        change("DeletePermissionSet", sets::delete);
    }

    private void addPolicies() {
        PermissionSetPolicies policies = new PermissionSetPolicies();
        operations
                .read("GetInlinePolicyForPermissionSet", inOrganization(policies::getInline))
                .read("GetPermissionsBoundaryForPermissionSet", inOrganization(policies::getBoundary))
                .read("ListManagedPoliciesInPermissionSet", inOrganization(policies::listManaged))
                .read(
                        "ListCustomerManagedPolicyReferencesInPermissionSet",
                        inOrganization(policies::listCustomerManaged));
        change("PutInlinePolicyToPermissionSet", policies::putInline);
        change("DeleteInlinePolicyFromPermissionSet", policies::deleteInline);
        change("PutPermissionsBoundaryToPermissionSet", policies::putBoundary);
        change("DeletePermissionsBoundaryFromPermissionSet", policies::deleteBoundary);
        change("AttachManagedPolicyToPermissionSet", policies::attachManaged);
        change("DetachManagedPolicyFromPermissionSet", policies::detachManaged);
        change("AttachCustomerManagedPolicyReferenceToPermissionSet", policies::attachCustomerManaged);
        change("DetachCustomerManagedPolicyReferenceFromPermissionSet", policies::detachCustomerManaged);
    }

    private void addProvisioning() {
        operations
                .read("ListAccountsForProvisionedPermissionSet", inOrganization(provisioning::listAccounts))
                .read("ListPermissionSetsProvisionedToAccount", inOrganization(provisioning::listSets))
                .write(
                        "ProvisionPermissionSet",
                        inOrganization(limits.outsideManagement("ProvisionPermissionSet", provisioning::provision)))
                .status("DescribePermissionSetProvisioningStatus", inOrganization(provisioning::describeStatus))
                .status("ListPermissionSetProvisioningStatus", inOrganization(provisioning::listStatus));
    }

    private void addAssignments() {
        operations
                .write(
                        "CreateAccountAssignment",
                        inOrganization(limits.outsideManagement("CreateAccountAssignment", assignments::create)))
                .write(
                        "DeleteAccountAssignment",
                        inOrganization(limits.outsideManagement("DeleteAccountAssignment", assignments::delete)))
                .status("DescribeAccountAssignmentCreationStatus", inOrganization(assignments::describeCreation))
                .status("DescribeAccountAssignmentDeletionStatus", inOrganization(assignments::describeDeletion))
                .status("ListAccountAssignmentCreationStatus", inOrganization(assignments::listCreations))
                .status("ListAccountAssignmentDeletionStatus", inOrganization(assignments::listDeletions))
                .read("ListAccountAssignments", inOrganization(assignments::list))
                .read(
                        "ListAccountAssignmentsForPrincipal",
                        inOrganization(limits.fromManagement(
                                "ListAccountAssignmentsForPrincipal", assignments::listForPrincipal)));
    }

    private void addTags() {
        ResourceTags tags = new ResourceTags();
        operations
                .read("ListTagsForResource", tags::list)
                .write("TagResource", tags::tag)
                .write("UntagResource", tags::untag);
    }

    /** Adds a write to an existing permission set. */
    private void change(String name, Operation.Write operation) {
        operations.write(name, inOrganization(limits.outsideManagement(name, (state, input) -> {
            WorkInProgress.requireFree(state, input.path("PermissionSetArn").asText());
            return operation.apply(state, input);
        })));
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
