package io.awsideman.aws.caching;

/**
 * The 63 operations of the Organizations API (API version 2016-11-28).
 *
 * <p>Handshakes, account creation and responsibility transfers go on by themselves or by other parties; their reads are
 * never kept. Effective policies follow from attachments anywhere above, so any change of policies or of the tree makes
 * all of them stale.
 */
final class OrganizationsOperations {
    /** New accounts get a policy attached, closed ones lose theirs. */
    private static final String[] TREE = {
        "account:list",
        "account:describe",
        "account:list_for_parent",
        "organizational_unit:children",
        "organizational_unit:parents",
        "policy:effective",
        "policy:for_target",
        "policy:targets",
        "delegation:administrators",
        "delegation:services",
    };

    private static final String[] ORGANIZATION = {
        "organization:describe",
        "account:list",
        "account:describe",
        "account:list_for_parent",
        "root:list",
        "organizational_unit:list_for_parent",
        "organizational_unit:describe",
        "organizational_unit:parents",
        "organizational_unit:children",
        "tag:list",
        "policy:list",
        "policy:describe",
        "policy:for_target",
        "policy:targets",
        "policy:effective",
        "policy:resource",
        "delegation:administrators",
        "delegation:services",
        "service_access:list",
    };

    private static final String[] POLICIES = {
        "policy:list", "policy:describe", "policy:for_target", "policy:targets", "policy:effective", "root:list",
    };

    private OrganizationsOperations() {}

    static OperationCatalog catalog() {
        OperationCatalog.Builder catalog = OperationCatalog.ofGlobal("organizations");
        tree(catalog);
        policies(catalog);
        administration(catalog);
        return catalog.build();
    }

    private static void tree(OperationCatalog.Builder catalog) {
        catalog.listing("ListAccounts", "account:list:all", "Accounts", 20)
                .read("DescribeAccount", "account:describe:{AccountId}")
                .listing("ListAccountsForParent", "account:list_for_parent:{ParentId}", "Accounts", 20)
                .listing("ListRoots", "root:list:all", "Roots", 20)
                .listing(
                        "ListOrganizationalUnitsForParent",
                        "organizational_unit:list_for_parent:{ParentId}",
                        "OrganizationalUnits",
                        20)
                .read("DescribeOrganizationalUnit", "organizational_unit:describe:{OrganizationalUnitId}")
                .listing("ListParents", "organizational_unit:parents:{ChildId}", "Parents", 20)
                .listing("ListChildren", "organizational_unit:children:{ParentId}", "Children", 20)
                .listing("ListTagsForResource", "tag:list:{ResourceId}", "Tags", 0)
                .write("CreateAccount", TREE)
                .write("CreateGovCloudAccount", TREE)
                .write("CloseAccount", TREE)
                .write("RemoveAccountFromOrganization", TREE)
                .write("LeaveOrganization", ORGANIZATION)
                .write("MoveAccount", TREE)
                .write(
                        "CreateOrganizationalUnit",
                        "organizational_unit:list_for_parent:{ParentId}",
                        "organizational_unit:children:{ParentId}",
                        "policy:targets")
                .write(
                        "UpdateOrganizationalUnit",
                        "organizational_unit:describe:{OrganizationalUnitId}",
                        "organizational_unit:list_for_parent")
                .write(
                        "DeleteOrganizationalUnit",
                        "organizational_unit:describe:{OrganizationalUnitId}",
                        "organizational_unit:list_for_parent",
                        "organizational_unit:children",
                        "organizational_unit:parents",
                        "policy:for_target",
                        "policy:targets")
                .write("TagResource", "tag:list:{ResourceId}")
                .write("UntagResource", "tag:list:{ResourceId}");
    }

    private static void policies(OperationCatalog.Builder catalog) {
        catalog.listing("ListPolicies", "policy:list:all", "Policies", 20)
                .read("DescribePolicy", "policy:describe:{PolicyId}")
                .listing("ListPoliciesForTarget", "policy:for_target:{TargetId}", "Policies", 20)
                .listing("ListTargetsForPolicy", "policy:targets:{PolicyId}", "Targets", 20)
                .read("DescribeEffectivePolicy", "policy:effective:target")
                .read("DescribeResourcePolicy", "policy:resource:organization")
                .write("CreatePolicy", "policy:list")
                .write("UpdatePolicy", POLICIES)
                .write("DeletePolicy", POLICIES)
                .write("AttachPolicy", POLICIES)
                .write("DetachPolicy", POLICIES)
                .write("EnablePolicyType", POLICIES)
                .write("DisablePolicyType", POLICIES)
                .write("PutResourcePolicy", "policy:resource")
                .write("DeleteResourcePolicy", "policy:resource")
                .pass("ListAccountsWithInvalidEffectivePolicy", "ListEffectivePolicyValidationErrors");
    }

    private static void administration(OperationCatalog.Builder catalog) {
        String[] delegation = {"delegation:administrators", "delegation:services:{AccountId}"};
        catalog.read("DescribeOrganization", "organization:describe:own")
                .listing("ListDelegatedAdministrators", "delegation:administrators:all", "DelegatedAdministrators", 20)
                .listing("ListDelegatedServicesForAccount", "delegation:services:{AccountId}", "DelegatedServices", 20)
                .listing(
                        "ListAWSServiceAccessForOrganization",
                        "service_access:list:all",
                        "EnabledServicePrincipals",
                        20)
                .write("RegisterDelegatedAdministrator", delegation)
                .write("DeregisterDelegatedAdministrator", delegation)
                .write("EnableAWSServiceAccess", "service_access:list")
                .write(
                        "DisableAWSServiceAccess",
                        "service_access:list",
                        "delegation:administrators",
                        "delegation:services")
                .write("CreateOrganization", ORGANIZATION)
                .write("DeleteOrganization", ORGANIZATION)
                .write("EnableAllFeatures", "organization:describe", "root:list")
                .write("AcceptHandshake", ORGANIZATION)
                .write("InviteAccountToOrganization", "account:list")
                .pass(
                        "CancelHandshake",
                        "DeclineHandshake",
                        "DescribeHandshake",
                        "ListHandshakesForAccount",
                        "ListHandshakesForOrganization",
                        "DescribeCreateAccountStatus",
                        "ListCreateAccountStatus",
                        "DescribeResponsibilityTransfer",
                        "InviteOrganizationToTransferResponsibility",
                        "ListInboundResponsibilityTransfers",
                        "ListOutboundResponsibilityTransfers",
                        "TerminateResponsibilityTransfer",
                        "UpdateResponsibilityTransfer");
    }
}
