package io.awsideman.sandbox.state;

/**
 * Who a caller of the sandbox is: an administrator in some account of the organization.
 *
 * @param account twelve digits
 */
public record CallerIdentity(String account) {
    /** The management account of the sandbox's organization. */
    public static final String ACCOUNT = "111122223333";

    /** The caller where nothing else is asked for: an administrator in the management account. */
    public static final CallerIdentity ADMINISTRATOR = new CallerIdentity(ACCOUNT);

    public static final String ARN = ADMINISTRATOR.arn();

    /** The role of the caller, with the session name. */
    public String arn() {
        return "arn:aws:sts::" + account
                + ":assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/sandbox.admin";
    }

    /** The unique id of the role, with the session name. */
    public String userId() {
        return "AROASANDBOXADMIN00001:sandbox.admin";
    }
}
