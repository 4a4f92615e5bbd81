package io.awsideman.identitycenter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request to bring a permission set's latest version to accounts, which AWS carries out on its own time. */
public record ProvisioningRequest(Map<String, Object> attributes) implements AsynchronousRequest {

    /** The account, or {@code null} if it is about all accounts that have the set, or if a listing left it out. */
    public @Nullable String accountId() {
        return Attributes.text(attributes, "AccountId");
    }

    /** The permission set; {@code null} if a listing left it out. */
    public @Nullable String permissionSetArn() {
        return Attributes.text(attributes, "PermissionSetArn");
    }
}
