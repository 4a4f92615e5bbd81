package io.awsideman.sandbox.state;

/** Who every caller of the sandbox is: an administrator in the management account. */
public final class CallerIdentity {
    /** The management account of the sandbox's organization. */
    public static final String ACCOUNT = "111122223333";

    /** The unique id of the role, with the session name. */
    public static final String USER_ID = "AROASANDBOXADMIN00001:sandbox.admin";

    public static final String ARN = "arn:aws:sts::" + ACCOUNT
            + ":assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/sandbox.admin";

    private CallerIdentity() {}
}
