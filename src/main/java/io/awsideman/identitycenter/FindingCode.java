package io.awsideman.identitycenter;

/** What can be wrong, or worth a look, with who can reach what; the names are a contract with scripts. */
public enum FindingCode {
    /** An assignment whose user or group no longer exists, as a look-up of the id at this moment tells. */
    ORPHANED_ASSIGNMENT,
    /** An assignment of a user instead of a group: it stays when the person changes teams. */
    DIRECT_USER_ASSIGNMENT,
    /** A disabled user that has access, which comes back when the user is enabled. */
    DISABLED_USER_WITH_ACCESS,
    /** A user that was created here while others come from an external identity provider: such a user cannot sign in with it. */
    LOCAL_USER_BESIDE_PROVIDER,
    /** A group that nobody is in. */
    EMPTY_GROUP,
    /** A permission set that allows everything, or to give oneself everything. */
    ADMINISTRATOR_PERMISSION_SET,
    /** A permission set that nobody is assigned to anywhere. */
    UNASSIGNED_PERMISSION_SET,
    /** A permission set that is provisioned in an account where nobody is assigned to it. */
    PROVISIONED_BUT_UNASSIGNED,
    /** A permission set of which an account has an older version than the latest. */
    OUTDATED_PERMISSION_SET,
    /** An account that is not active and has assignments, which come back with it. */
    INACTIVE_ACCOUNT_WITH_ASSIGNMENTS
}
