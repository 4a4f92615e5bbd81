package io.awsideman.identitycenter;

/** What kind of grant gives access. */
public enum GrantSource {
    /** A permission set that is assigned to the user, or to a group that the user is in, in an account. */
    PERMISSION_SET_ASSIGNMENT
}
