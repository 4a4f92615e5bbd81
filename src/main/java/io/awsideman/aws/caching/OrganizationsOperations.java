package io.awsideman.aws.caching;

/**
 * The 63 operations of the Organizations API (API version 2016-11-28).
 *
 * <p>Handshakes and responsibility transfers go on by themselves or by other parties; their reads are never kept, and
 * neither is the state of an account's creation. Effective policies follow from attachments anywhere above, so any change of policies or of the tree makes
 * all of them stale.
 */
final class OrganizationsOperations {
    /** A new account appears in the root, with AWS's own policies attached. */
    private static final String[] NEW_ACCOUNT = {
        "account:list", "account:list_for_parent", "organizational_unit:children", "policy:targets"
    };

    /** What shows an account, and what belongs to it. The request does not say which unit it is in. */
    private static final String[] ACCOUNT = {
        "account:list",
        "account:describe:{AccountId}",
        "account:list_for_parent",
        "organizational_unit:children",
        "organizational_unit:parents:{AccountId}",
        "policy:effective",
        "policy:for_target:{AccountId}",
        "policy:targets",
        "delegation:administrators",
        "delegation:services:{AccountId}",
        "tag:list:{AccountId}",
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

    /** An attachment, and what follows from it below the target. */
    private static final String[] ATTACHMENT = {
        "policy:for_target:{TargetId}", "policy:targets:{PolicyId}", "policy:effective"
    };

    /** All attachments of a type. */
    private static final String[] POLICY_TYPE = {"root:list", "policy:for_target", "policy:targets", "policy:effective"
    };

    private static final String ACCOUNT_STATUS = "CreateAccountStatus";

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
                .asynchronousWrite("CreateAccount", ACCOUNT_STATUS, NEW_ACCOUNT)
                .asynchronousWrite("CreateGovCloudAccount", ACCOUNT_STATUS, NEW_ACCOUNT)
                .poll("DescribeCreateAccountStatus", ACCOUNT_STATUS)
                .lastingWrite("CloseAccount", ACCOUNT)
                .write("RemoveAccountFromOrganization", ACCOUNT)
                .write("LeaveOrganization", ORGANIZATION)
                .write(
                        "MoveAccount",
                        "account:list",
                        "account:describe:{AccountId}",
                        "account:list_for_parent:{SourceParentId}",
                        "account:list_for_parent:{DestinationParentId}",
                        "organizational_unit:children:{SourceParentId}",
                        "organizational_unit:children:{DestinationParentId}",
                        "organizational_unit:parents:{AccountId}",
                        "policy:effective")
                .write(
                        "CreateOrganizationalUnit",
                        "organizational_unit:list_for_parent:{ParentId}",
                        "organizational_unit:children:{ParentId}",
                        "policy:targets")
                .write(
                        "UpdateOrganizationalUnit",
                        "organizational_unit:describe:{OrganizationalUnitId}",
                        "organizational_unit:list_for_parent",
                        "policy:targets")
                .write(
                        "DeleteOrganizationalUnit",
                        "organizational_unit:describe:{OrganizationalUnitId}",
                        "organizational_unit:list_for_parent",
                        "organizational_unit:children",
                        "organizational_unit:parents:{OrganizationalUnitId}",
                        "account:list_for_parent:{OrganizationalUnitId}",
                        "policy:for_target:{OrganizationalUnitId}",
                        "policy:targets",
                        "tag:list:{OrganizationalUnitId}")
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
                .write(
                        "UpdatePolicy",
                        "policy:list",
                        "policy:describe:{PolicyId}",
                        "policy:for_target",
                        "policy:effective")
                .write(
                        "DeletePolicy",
                        "policy:list",
                        "policy:describe:{PolicyId}",
                        "policy:targets:{PolicyId}",
                        "tag:list:{PolicyId}")
                .write("AttachPolicy", ATTACHMENT)
                .write("DetachPolicy", ATTACHMENT)
                .write("EnablePolicyType", POLICY_TYPE)
                .write("DisablePolicyType", POLICY_TYPE)
                .write("PutResourcePolicy", "policy:resource", "tag:list")
                .write("DeleteResourcePolicy", "policy:resource", "tag:list")
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
                .write("DisableAWSServiceAccess", "service_access:list")
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
                        "ListCreateAccountStatus",
                        "DescribeResponsibilityTransfer",
                        "InviteOrganizationToTransferResponsibility",
                        "ListInboundResponsibilityTransfers",
                        "ListOutboundResponsibilityTransfers",
                        "TerminateResponsibilityTransfer",
                        "UpdateResponsibilityTransfer");
    }
}
