package io.awsideman.identitycenter;

/** A permission set that a user or group has in an account. */
public record AccountAssignment(
        String accountId, String permissionSetArn, PrincipalType principalType, String principalId) {

    /** Where the assignment is: AWS changes one assignment at a time there. */
    Place place() {
        return new Place(accountId, permissionSetArn);
    }

    /** A permission set in an account. */
    record Place(String accountId, String permissionSetArn) {}
}
