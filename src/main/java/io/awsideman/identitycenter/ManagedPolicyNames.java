package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of AWS-managed policies in one partition.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}, …
 */
public record ManagedPolicyNames(String partition) {
    private static final Pattern ARN = Pattern.compile("arn:([^:]*):iam::([^:]*):policy/(.+)");
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9.,+@=_-]+/)*[\\w+=,.@-]{1,128}");

    /** The policies for job functions have a path of their own (IAM user guide), which nobody remembers. */
    private static final Set<String> JOB_FUNCTIONS = Set.of(
            "Billing",
            "DatabaseAdministrator",
            "DataScientist",
            "NetworkAdministrator",
            "SupportUser",
            "SystemAdministrator",
            "ViewOnlyAccess");

    /**
     * The ARN of the policy with this ARN or name; a name may have its path before it.
     *
     * @throws AdminException USAGE if it is a policy of another partition or of an account, or no name at all
     */
    public String arn(String nameOrArn) {
        Matcher arn = ARN.matcher(nameOrArn);
        if (arn.matches()) {
            return checked(nameOrArn, arn.group(1), arn.group(2), arn.group(3));
        }
        if (!NAME.matcher(nameOrArn).matches()) {
            throw new AdminException(
                    FailureKind.USAGE,
                    "\"" + nameOrArn + "\" is no AWS-managed policy",
                    "give its name or its ARN, as in ReadOnlyAccess or " + prefix() + "ReadOnlyAccess");
        }
        return prefix() + (JOB_FUNCTIONS.contains(nameOrArn) ? "job-function/" : "") + nameOrArn;
    }

    private String checked(String arn, String itsPartition, String owner, String pathAndName) {
        if (!owner.equals("aws")) {
            throw new AdminException(
                    FailureKind.USAGE,
                    arn + " is a policy of an account; a permission set refers to such policies by name",
                    "give --customer-managed-policy " + (pathAndName.contains("/") ? "/" : "") + pathAndName);
        }
        if (!itsPartition.equals(partition)) {
            throw new AdminException(
                    FailureKind.USAGE,
                    arn + " is in the partition " + itsPartition + ", this Identity Center in " + partition,
                    "give the name alone, or " + prefix() + pathAndName);
        }
        return arn;
    }

    private String prefix() {
        return "arn:" + partition + ":iam::aws:policy/";
    }
}
