package io.awsideman.identitycenter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to bring a permission set's latest version to accounts, which AWS carries out on its own time.
 *
 * @param attributes everything the API says, in its names ({@code RequestId}, {@code Status}, {@code PermissionSetArn}, …)
 */
public record ProvisioningRequest(Map<String, Object> attributes) {

    public String id() {
        return Attributes.required(attributes, "RequestId");
    }

    /** {@code IN_PROGRESS}, {@code SUCCEEDED} or {@code FAILED}. */
    public String status() {
        return Attributes.required(attributes, "Status");
    }

    public boolean isInProgress() {
        return status().equals("IN_PROGRESS");
    }

    public boolean isFailed() {
        return status().equals("FAILED");
    }

    /** Why it failed, in AWS's words. */
    public @Nullable String failureReason() {
        return Attributes.text(attributes, "FailureReason");
    }

    /** The account, or {@code null} if it is about all accounts that have the set, or if a listing left it out. */
    public @Nullable String accountId() {
        return Attributes.text(attributes, "AccountId");
    }

    /** The permission set; {@code null} if a listing left it out. */
    public @Nullable String permissionSetArn() {
        return Attributes.text(attributes, "PermissionSetArn");
    }
}
