package io.awsideman.identitycenter;

import io.awsideman.failure.AdminException;
import io.awsideman.failure.FailureKind;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;

/**
 * Tells why Organizations refuses. Its reads are for the management account and delegated administrators; from any other
 * member account only DescribeOrganization is answered, which names the management account.
 */
final class OrganizationAccess {
    private final Supplier<OrganizationsClient> client;

    OrganizationAccess(Supplier<OrganizationsClient> client) {
        this.client = client;
    }

    /**
     * What the read gives.
     *
     * @throws AdminException NOT_AUTHORIZED if the account of the caller may not read the organization, NOT_FOUND if it is in
     *     none; a refusal by an IAM policy stays what it is, since AWS's message then names the missing action
     */
    <T> T explaining(Supplier<T> read) {
        try {
            return read.get();
        } catch (AccessDeniedException e) {
            if (said(e).contains("not authorized to perform")) {
                throw e;
            }
            throw new AdminException(
                    FailureKind.NOT_AUTHORIZED,
                    "AWS refuses: " + said(e) + " (AccessDeniedException)",
                    "only the management account" + managementAccount()
                            + " and delegated administrators can read the organization: choose a profile of one of"
                            + " them",
                    e);
        } catch (AwsOrganizationsNotInUseException e) {
            throw new AdminException(
                    FailureKind.NOT_FOUND,
                    "the account of this profile is in no organization: " + said(e),
                    "choose a profile of the organization's management account; see: awsideman profile list",
                    e);
        }
    }

    private static String said(SdkException failure) {
        String message = failure instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorMessage()
                : failure.rawMessage();
        return String.valueOf(message);
    }

    /** The id of the management account after a blank, or nothing if that cannot be found out either. */
    private String managementAccount() {
        try {
            return " " + client.get().describeOrganization().organization().masterAccountId();
        } catch (SdkException | AdminException e) {
            return ""; // what is told is the first refusal
        }
    }
}
