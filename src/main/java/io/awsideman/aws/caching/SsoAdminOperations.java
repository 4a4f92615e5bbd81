package io.awsideman.aws.caching;

/**
 * The 79 operations of the IAM Identity Center API (sso-admin, API version 2020-07-20).
 *
 * <p>Any change of a permission set changes which accounts have its latest version, hence the reads of provisioning go
 * stale with it; the accounts are not in the request, so those go stale for every account.
 */
final class SsoAdminOperations {
    private static final String PROVISIONED_ACCOUNTS = "provisioning:permission_set:{PermissionSetArn}";

    /** The one answer that {@link DescribedPermissionSets} puts together. */
    private static final String DESCRIBED_SETS = "permission_set:described";

    private static final String PROVISIONED_SETS = "provisioning:account";

    /** All that an instance and its identity store hold. */
    private static final String[] INSTANCE = {
        "instance:list",
        "instance:chosen",
        "instance:describe",
        "instance:attributes",
        "instance:regions",
        "instance:region",
        "user:list",
        "user:describe",
        "user:id",
        "group:list",
        "group:describe",
        "group:id",
        "group:members",
        "membership:list_for_member",
        "membership:describe",
        "membership:id",
        "membership:is_member",
        "permission_set:list",
        "permission_set:describe",
        "permission_set:described",
        "permission_set:inline_policy",
        "permission_set:boundary",
        "permission_set:managed_policies",
        "permission_set:customer_policies",
        "provisioning:account",
        "provisioning:permission_set",
        "assignment:list",
        "assignment:principal",
        "tag:list",
        "application:list",
        "application:describe",
        "application:assignments",
        "application:assignment",
        "application:principal",
        "application:assignment_configuration",
        "application:session_configuration",
        "application:access_scopes",
        "application:access_scope",
        "application:authentication_methods",
        "application:authentication_method",
        "application:grants",
        "application:grant",
        "token_issuer:list",
        "token_issuer:describe",
    };

    private SsoAdminOperations() {}

    static OperationCatalog catalog() {
        OperationCatalog.Builder catalog = OperationCatalog.of("sso-admin");
        instances(catalog);
        permissionSets(catalog);
        permissionSetPolicies(catalog);
        assignments(catalog);
        applications(catalog);
        applicationSettings(catalog);
        return catalog.build();
    }

    private static void instances(OperationCatalog.Builder catalog) {
        catalog.listing("ListInstances", "instance:list:all", "Instances", 100)
                .read("DescribeInstance", "instance:describe:{InstanceArn}")
                .optional("DescribeInstanceAccessControlAttributeConfiguration", "instance:attributes:{InstanceArn}")
                .listing("ListRegions", "instance:regions:{InstanceArn}", "Regions", 100)
                .read("DescribeRegion", "instance:region:{InstanceArn}:{RegionName}")
                .listing("ListTagsForResource", "tag:list:{ResourceArn}", "Tags", 0)
                .lastingWrite("CreateInstance", "instance:list", "instance:chosen")
                .write("UpdateInstance", "instance:list", "instance:describe:{InstanceArn}")
                .lastingWrite("DeleteInstance", INSTANCE)
                .write("CreateInstanceAccessControlAttributeConfiguration", "instance:attributes:{InstanceArn}")
                .write("UpdateInstanceAccessControlAttributeConfiguration", "instance:attributes:{InstanceArn}")
                .write("DeleteInstanceAccessControlAttributeConfiguration", "instance:attributes:{InstanceArn}")
                .lastingWrite(
                        "AddRegion", "instance:regions:{InstanceArn}", "instance:region:{InstanceArn}:{RegionName}")
                .lastingWrite(
                        "RemoveRegion", "instance:regions:{InstanceArn}", "instance:region:{InstanceArn}:{RegionName}")
                .write("TagResource", "tag:list:{ResourceArn}")
                .write("UntagResource", "tag:list:{ResourceArn}");
    }

    private static void permissionSets(OperationCatalog.Builder catalog) {
        catalog.listing("ListPermissionSets", "permission_set:list:all", "PermissionSets", 100)
                .read("DescribePermissionSet", "permission_set:describe:{PermissionSetArn}")
                .listing(
                        "ListPermissionSetsProvisionedToAccount",
                        "provisioning:account:{AccountId}",
                        "PermissionSets",
                        100)
                .listing("ListAccountsForProvisionedPermissionSet", PROVISIONED_ACCOUNTS, "AccountIds", 100)
                .write("CreatePermissionSet", "permission_set:list", DESCRIBED_SETS)
                .write(
                        "UpdatePermissionSet",
                        DESCRIBED_SETS,
                        "permission_set:describe:{PermissionSetArn}",
                        PROVISIONED_ACCOUNTS,
                        PROVISIONED_SETS)
                .write(
                        "DeletePermissionSet",
                        "permission_set:list",
                        DESCRIBED_SETS,
                        "permission_set:describe:{PermissionSetArn}",
                        "permission_set:inline_policy:{PermissionSetArn}",
                        "permission_set:boundary:{PermissionSetArn}",
                        "permission_set:managed_policies:{PermissionSetArn}",
                        "permission_set:customer_policies:{PermissionSetArn}",
                        "tag:list:{PermissionSetArn}",
                        "assignment:list",
                        PROVISIONED_ACCOUNTS,
                        PROVISIONED_SETS)
                .asynchronousWrite(
                        "ProvisionPermissionSet",
                        "PermissionSetProvisioningStatus",
                        PROVISIONED_ACCOUNTS,
                        PROVISIONED_SETS)
                .poll("DescribePermissionSetProvisioningStatus", "PermissionSetProvisioningStatus")
                .pass("ListPermissionSetProvisioningStatus");
    }

    private static void permissionSetPolicies(OperationCatalog.Builder catalog) {
        String inline = "permission_set:inline_policy:{PermissionSetArn}";
        String boundary = "permission_set:boundary:{PermissionSetArn}";
        String managed = "permission_set:managed_policies:{PermissionSetArn}";
        String customer = "permission_set:customer_policies:{PermissionSetArn}";
        catalog.read("GetInlinePolicyForPermissionSet", inline)
                .optional("GetPermissionsBoundaryForPermissionSet", boundary)
                .listing("ListManagedPoliciesInPermissionSet", managed, "AttachedManagedPolicies", 100)
                .listing(
                        "ListCustomerManagedPolicyReferencesInPermissionSet",
                        customer,
                        "CustomerManagedPolicyReferences",
                        100)
                .write("PutInlinePolicyToPermissionSet", inline, PROVISIONED_ACCOUNTS, PROVISIONED_SETS)
                .write("DeleteInlinePolicyFromPermissionSet", inline, PROVISIONED_ACCOUNTS, PROVISIONED_SETS)
                .write("PutPermissionsBoundaryToPermissionSet", boundary, PROVISIONED_ACCOUNTS, PROVISIONED_SETS)
                .write("DeletePermissionsBoundaryFromPermissionSet", boundary, PROVISIONED_ACCOUNTS, PROVISIONED_SETS)
                .write("AttachManagedPolicyToPermissionSet", managed, PROVISIONED_ACCOUNTS, PROVISIONED_SETS)
                .write("DetachManagedPolicyFromPermissionSet", managed, PROVISIONED_ACCOUNTS, PROVISIONED_SETS)
                .write(
                        "AttachCustomerManagedPolicyReferenceToPermissionSet",
                        customer,
                        PROVISIONED_ACCOUNTS,
                        PROVISIONED_SETS)
                .write(
                        "DetachCustomerManagedPolicyReferenceFromPermissionSet",
                        customer,
                        PROVISIONED_ACCOUNTS,
                        PROVISIONED_SETS);
    }

    private static void assignments(OperationCatalog.Builder catalog) {
        String[] stale = {
            "assignment:list:{TargetId}:{PermissionSetArn}",
            "assignment:principal:{PrincipalType}:{PrincipalId}",
            "assignment:principal:USER if PrincipalType=GROUP", // of its members, whom the request does not name
            "provisioning:account:{TargetId}",
            PROVISIONED_ACCOUNTS
        };
        catalog.listing(
                        "ListAccountAssignments",
                        "assignment:list:{AccountId}:{PermissionSetArn}",
                        "AccountAssignments",
                        100)
                .listing(
                        "ListAccountAssignmentsForPrincipal",
                        "assignment:principal:{PrincipalType}:{PrincipalId}",
                        "AccountAssignments",
                        100)
                .asynchronousWrite("CreateAccountAssignment", "AccountAssignmentCreationStatus", stale)
                .asynchronousWrite("DeleteAccountAssignment", "AccountAssignmentDeletionStatus", stale)
                .poll("DescribeAccountAssignmentCreationStatus", "AccountAssignmentCreationStatus")
                .poll("DescribeAccountAssignmentDeletionStatus", "AccountAssignmentDeletionStatus")
                .pass("ListAccountAssignmentCreationStatus", "ListAccountAssignmentDeletionStatus");
    }

    private static void applications(OperationCatalog.Builder catalog) {
        catalog.listing("ListApplications", "application:list:all", "Applications", 100)
                .read("DescribeApplication", "application:describe:{ApplicationArn}")
                .listing("ListApplicationProviders", "application_provider:list:all", "ApplicationProviders", 100)
                .read("DescribeApplicationProvider", "application_provider:describe:{ApplicationProviderArn}")
                .listing(
                        "ListApplicationAssignments",
                        "application:assignments:{ApplicationArn}",
                        "ApplicationAssignments",
                        100)
                .read("DescribeApplicationAssignment", "application:assignment:{ApplicationArn}:{PrincipalId}")
                .listing(
                        "ListApplicationAssignmentsForPrincipal",
                        "application:principal:{PrincipalId}",
                        "ApplicationAssignments",
                        100)
                .write("CreateApplication", "application:list")
                .write("UpdateApplication", "application:list", "application:describe:{ApplicationArn}")
                .write(
                        "DeleteApplication",
                        "application:list",
                        "application:describe:{ApplicationArn}",
                        "application:assignments:{ApplicationArn}",
                        "application:assignment:{ApplicationArn}",
                        "application:principal",
                        "application:access_scopes:{ApplicationArn}",
                        "application:access_scope:{ApplicationArn}",
                        "application:authentication_methods:{ApplicationArn}",
                        "application:authentication_method:{ApplicationArn}",
                        "application:grants:{ApplicationArn}",
                        "application:grant:{ApplicationArn}",
                        "application:assignment_configuration:{ApplicationArn}",
                        "application:session_configuration:{ApplicationArn}",
                        "tag:list:{ApplicationArn}")
                .write("CreateApplicationAssignment", applicationAssignment())
                .write("DeleteApplicationAssignment", applicationAssignment());
    }

    private static String[] applicationAssignment() {
        return new String[] {
            "application:assignments:{ApplicationArn}",
            "application:assignment:{ApplicationArn}:{PrincipalId}",
            "application:principal:{PrincipalId}",
            "application:principal if PrincipalType=GROUP"
        };
    }

    private static void applicationSettings(OperationCatalog.Builder catalog) {
        String assignments = "application:assignment_configuration:{ApplicationArn}";
        String session = "application:session_configuration:{ApplicationArn}";
        String scopes = "application:access_scopes:{ApplicationArn}";
        String scope = "application:access_scope:{ApplicationArn}:{Scope}";
        String methods = "application:authentication_methods:{ApplicationArn}";
        String method = "application:authentication_method:{ApplicationArn}:{AuthenticationMethodType}";
        String grants = "application:grants:{ApplicationArn}";
        String grant = "application:grant:{ApplicationArn}:{GrantType}";
        String issuer = "token_issuer:describe:{TrustedTokenIssuerArn}";
        catalog.read("GetApplicationAssignmentConfiguration", assignments)
                .read("GetApplicationSessionConfiguration", session)
                .listing("ListApplicationAccessScopes", scopes, "Scopes", 10)
                .read("GetApplicationAccessScope", scope)
                .listing("ListApplicationAuthenticationMethods", methods, "AuthenticationMethods", 0)
                .read("GetApplicationAuthenticationMethod", method)
                .listing("ListApplicationGrants", grants, "Grants", 0)
                .read("GetApplicationGrant", grant)
                .listing("ListTrustedTokenIssuers", "token_issuer:list:all", "TrustedTokenIssuers", 100)
                .read("DescribeTrustedTokenIssuer", issuer)
                .write("PutApplicationAssignmentConfiguration", assignments)
                .write("PutApplicationSessionConfiguration", session)
                .write("PutApplicationAccessScope", scopes, scope)
                .write("DeleteApplicationAccessScope", scopes, scope)
                .write("PutApplicationAuthenticationMethod", methods, method)
                .write("DeleteApplicationAuthenticationMethod", methods, method)
                .write("PutApplicationGrant", grants, grant)
                .write("DeleteApplicationGrant", grants, grant)
                .write("CreateTrustedTokenIssuer", "token_issuer:list")
                .write("UpdateTrustedTokenIssuer", "token_issuer:list", issuer)
                .write("DeleteTrustedTokenIssuer", "token_issuer:list", issuer, "tag:list:{TrustedTokenIssuerArn}");
    }
}
