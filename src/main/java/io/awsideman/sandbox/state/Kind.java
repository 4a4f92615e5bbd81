package io.awsideman.sandbox.state;

/** The kinds of rows a state holds. The name of the table and of the identifying member are part of the file format. */
public enum Kind {
    ORGANIZATION("organizations", "Id", ""),
    ROOT("roots", "Id", ""),
    ORGANIZATIONAL_UNIT("organizationalUnits", "Id", ""),
    /** As described, and ClosesAt while it is being closed. */
    ACCOUNT("accounts", "Id", "JoinedTimestamp"),
    /** Where an account or organizational unit hangs: ChildId, ChildType, ParentId. */
    PLACEMENT("placements", "ChildId", ""),
    /** The status of a request for an account, and its Email, Tags, EndsAt and NewAccountId. */
    ACCOUNT_REQUEST("accountRequests", "Id", "RequestedTimestamp"),
    /** ResourceId and Tags. */
    TAGS("tags", "ResourceId", ""),
    /** A policy of the organization: its summary, Content as text, and ChangedAt. */
    POLICY("policies", "Id", ""),
    /** PolicyId and TargetId, which together are the AttachmentId, and ChangedAt. */
    POLICY_ATTACHMENT("policyAttachments", "AttachmentId", ""),
    /** The resource-based policy of the organization: Id and Content. */
    RESOURCE_POLICY("resourcePolicies", "Id", ""),
    /** The services that may act in all accounts: ServicePrincipal and DateEnabled. */
    SERVICE_ACCESS("serviceAccess", "ServicePrincipal", ""),
    /** AccountId and ServicePrincipal, which together are the DelegationId, and DelegationEnabledDate. */
    DELEGATION("delegations", "DelegationId", ""),
    APPLICATION_PROVIDER("applicationProviders", "ApplicationProviderArn", ""),
    /** As described, and what else is configured: AssignmentRequired, Scopes, Grants, AuthenticationMethods and so on. */
    APPLICATION("applications", "ApplicationArn", "CreatedDate"),
    /** ApplicationArn, PrincipalType and PrincipalId, which together are the AssignmentId. */
    APPLICATION_ASSIGNMENT("applicationAssignments", "AssignmentId", ""),
    TRUSTED_TOKEN_ISSUER("trustedTokenIssuers", "TrustedTokenIssuerArn", ""),
    INSTANCE("instances", "InstanceArn", "CreatedDate"),
    USER("users", "UserId", "CreatedAt"),
    GROUP("groups", "GroupId", "CreatedAt"),
    MEMBERSHIP("memberships", "MembershipId", "CreatedAt"),
    /** As described, and InlinePolicy, PermissionsBoundary, ManagedPolicies, CustomerManagedPolicies and Version. */
    PERMISSION_SET("permissionSets", "PermissionSetArn", "CreatedDate"),
    /** Which version of a permission set an account has: Place (account, space, ARN), AccountId, PermissionSetArn, Version. */
    PROVISIONED("provisioned", "Place", ""),
    /** AssignmentId (Place, principal type and id), Place, AccountId, PermissionSetArn, PrincipalType, PrincipalId. */
    ASSIGNMENT("assignments", "AssignmentId", ""),
    /** Asynchronous work: the status as described, and Type, AccountId ("*" for all), EndsAt, and Doomed to fail. */
    JOB("jobs", "RequestId", "CreatedDate"),
    /** Status and InstanceAccessControlAttributeConfiguration by InstanceArn. */
    ACCESS_CONTROL("accessControl", "InstanceArn", ""),
    /** As described, and InstanceArn, which with the RegionName is the RegionId. */
    REGION("regions", "RegionId", "");

    private final String table;
    private final String idMember;
    private final String timeMember;

    Kind(String table, String idMember, String timeMember) {
        this.table = table;
        this.idMember = idMember;
        this.timeMember = timeMember;
    }

    /** The name of the table in the state file. */
    public String table() {
        return table;
    }

    /** The member that identifies a row. */
    public String idMember() {
        return idMember;
    }

    /** The member with the time of a row's creation; empty when such rows have none. */
    String timeMember() {
        return timeMember;
    }
}
