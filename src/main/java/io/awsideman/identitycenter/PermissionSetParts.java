package io.awsideman.identitycenter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;

/** Reads what belongs to one permission set: five calls, each about one kind of policy or the tags. */
final class PermissionSetParts {
    /** Policies of AWS's own with which one can do everything, or give oneself everything. */
    private static final Set<String> ADMINISTRATIVE = Set.of("AdministratorAccess", "IAMFullAccess");

    private final SsoAdminClient client;
    private final String instanceArn;
    private final PermissionSet set;
    private final String arn;

    PermissionSetParts(SsoAdminClient client, String instanceArn, PermissionSet set) {
        this.client = client;
        this.instanceArn = instanceArn;
        this.set = set;
        this.arn = set.arn();
    }

    /** The set with its parts, read at once. */
    PermissionSetDetails read(ParallelReads reads) {
        return details(reads.map("Reading the permission set", parts(), Supplier::get));
    }

    /** The set with its parts, read one after another. */
    PermissionSetDetails read() {
        return details(parts().stream().map(Supplier::get).toList());
    }

    private List<Supplier<Map<String, Object>>> parts() {
        return List.of(this::managedPolicies, this::customerPolicies, this::inlinePolicy, this::boundary, this::tags);
    }

    private PermissionSetDetails details(List<Map<String, Object>> parts) {
        Map<String, Object> attributes = new LinkedHashMap<>(set.attributes());
        parts.forEach(attributes::putAll);
        return new PermissionSetDetails(attributes);
    }

    /** The set with its parts as they were written, in the shapes of the service's answers. */
    static PermissionSetDetails written(PermissionSet set, PermissionSetState state) {
        Map<String, Object> attributes = new LinkedHashMap<>(set.attributes());
        put(attributes, "Description", state.description());
        if (state.sessionDuration() != null) {
            attributes.put("SessionDuration", state.sessionDuration());
        }
        put(attributes, "RelayState", state.relayState());
        attributes.put(
                "AttachedManagedPolicies",
                state.managedPolicies().stream()
                        .map(policy -> Map.of("Name", policy.substring(policy.lastIndexOf('/') + 1), "Arn", policy))
                        .toList());
        attributes.put(
                "CustomerManagedPolicyReferences",
                state.customerPolicies().stream()
                        .map(CustomerPolicy::attributes)
                        .toList());
        put(attributes, "InlinePolicy", state.inlinePolicy());
        PermissionsBoundary boundary = state.boundary();
        put(attributes, "PermissionsBoundary", boundary == null ? null : boundary.attributes());
        attributes.putAll(listing("Tags", PermissionSetChange.tags(state.tags())));
        return new PermissionSetDetails(attributes);
    }

    private static void put(Map<String, Object> attributes, String name, @Nullable Object value) {
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    private Map<String, Object> managedPolicies() {
        return listing(
                "AttachedManagedPolicies",
                client.listManagedPoliciesInPermissionSetPaginator(
                                request -> request.instanceArn(instanceArn).permissionSetArn(arn))
                        .attachedManagedPolicies());
    }

    /** Whether the set attaches a policy of AWS's own with this name or ARN, or one of the customer's with this name. */
    boolean attaches(String policy) {
        return state(managedPolicies()).managedPolicies().stream()
                        .anyMatch(arn -> arn.equals(policy) || arn.endsWith("/" + policy))
                || (!policy.contains(":")
                        && state(customerPolicies()).customerPolicies().stream()
                                .anyMatch(customer -> customer.name().equals(policy)
                                        || customer.text().equals(policy)));
    }

    /** Why the set makes administrators, if it does; of policies of the customer's own nobody here knows the contents. */
    Optional<String> administrative() {
        Optional<String> managed = state(managedPolicies()).managedPolicies().stream()
                .filter(arn -> ADMINISTRATIVE.contains(arn.substring(arn.lastIndexOf('/') + 1)))
                .findFirst()
                .map(arn -> "attaches " + arn.substring(arn.lastIndexOf('/') + 1));
        return managed.or(() -> Optional.ofNullable(state(inlinePolicy()).inlinePolicy())
                .filter(PolicyDocument::allowsEverything)
                .map(policy -> "its inline policy allows everything, or all of IAM, on everything"));
    }

    private static PermissionSetState state(Map<String, Object> part) {
        return new PermissionSetDetails(part).state();
    }

    private Map<String, Object> customerPolicies() {
        return listing(
                "CustomerManagedPolicyReferences",
                client.listCustomerManagedPolicyReferencesInPermissionSetPaginator(
                                request -> request.instanceArn(instanceArn).permissionSetArn(arn))
                        .customerManagedPolicyReferences());
    }

    private Map<String, Object> inlinePolicy() {
        String policy = client.getInlinePolicyForPermissionSet(
                        request -> request.instanceArn(instanceArn).permissionSetArn(arn))
                .inlinePolicy();
        return policy == null || policy.isEmpty() ? Map.of() : Map.of("InlinePolicy", policy);
    }

    /** A set without boundary is answered with ResourceNotFoundException. */
    private Map<String, Object> boundary() {
        try {
            return Attributes.of(client.getPermissionsBoundaryForPermissionSet(
                    request -> request.instanceArn(instanceArn).permissionSetArn(arn)));
        } catch (ResourceNotFoundException e) {
            return Map.of();
        }
    }

    private Map<String, Object> tags() {
        return listing(
                "Tags",
                client.listTagsForResourcePaginator(
                                request -> request.instanceArn(instanceArn).resourceArn(arn))
                        .tags());
    }

    private static Map<String, Object> listing(String field, Iterable<? extends SdkPojo> items) {
        List<Map<String, Object>> rows = new ArrayList<>();
        items.forEach(item -> rows.add(Attributes.of(item)));
        return Map.of(field, rows);
    }
}
