package io.awsideman.identitycenter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The policy that bounds what a permission set can give: one of AWS's, or one that each account has. Exactly one is set. */
public record PermissionsBoundary(@Nullable String managedPolicyArn, @Nullable CustomerPolicy customerPolicy) {

    static PermissionsBoundary of(Map<?, ?> attributes) {
        return attributes.get("CustomerManagedPolicyReference") instanceof Map<?, ?> reference
                ? new PermissionsBoundary(null, CustomerPolicy.of(reference))
                : new PermissionsBoundary(String.valueOf(attributes.get("ManagedPolicyArn")), null);
    }

    /** The boundary in the API's names. */
    public Map<String, Object> attributes() {
        return customerPolicy != null
                ? Map.of("CustomerManagedPolicyReference", customerPolicy.attributes())
                : Map.of("ManagedPolicyArn", String.valueOf(managedPolicyArn));
    }

    /** ARN, name or path and name. */
    public String text() {
        return customerPolicy != null ? customerPolicy.text() : String.valueOf(managedPolicyArn);
    }

    software.amazon.awssdk.services.ssoadmin.model.PermissionsBoundary model() {
        return software.amazon.awssdk.services.ssoadmin.model.PermissionsBoundary.builder()
                .managedPolicyArn(managedPolicyArn)
                .customerManagedPolicyReference(customerPolicy == null ? null : customerPolicy.reference())
                .build();
    }
}
