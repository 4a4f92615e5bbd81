package io.awsideman.identitycenter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All of a permission set that can be changed.
 *
 * @param sessionDuration ISO 8601; {@code null} is AWS's default of an hour
 * @param managedPolicies ARNs of AWS-managed policies
 * @param inlinePolicy a policy document in JSON
 */
public record PermissionSetState(
        @Nullable String description,
        @Nullable String sessionDuration,
        @Nullable String relayState,
        Set<String> managedPolicies,
        Set<CustomerPolicy> customerPolicies,
        @Nullable String inlinePolicy,
        @Nullable PermissionsBoundary boundary,
        Map<String, String> tags) {

    /** Nothing set. */
    public static final PermissionSetState EMPTY =
            new PermissionSetState(null, null, null, Set.of(), Set.of(), null, null, Map.of());

    /** Whether the fields that UpdatePermissionSet sets all at once are the same. */
    boolean hasSameFields(PermissionSetState other) {
        return Objects.equals(description, other.description)
                && Objects.equals(sessionDuration, other.sessionDuration)
                && Objects.equals(relayState, other.relayState);
    }

    /** In the API's names, what is not set left out; the order of the help. */
    public Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        put(attributes, "Description", description);
        put(attributes, "SessionDuration", sessionDuration);
        put(attributes, "RelayState", relayState);
        put(attributes, "AttachedManagedPolicies", managedPolicies.isEmpty() ? null : List.copyOf(managedPolicies));
        List<String> references =
                customerPolicies.stream().map(CustomerPolicy::text).toList();
        put(attributes, "CustomerManagedPolicyReferences", references.isEmpty() ? null : references);
        put(attributes, "InlinePolicy", inlinePolicy);
        put(attributes, "PermissionsBoundary", boundary == null ? null : boundary.text());
        List<String> pairs = new ArrayList<>();
        tags.forEach((key, value) -> pairs.add(key + "=" + value));
        put(attributes, "Tags", pairs.isEmpty() ? null : pairs);
        return attributes;
    }

    private static void put(Map<String, Object> attributes, String name, @Nullable Object value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }

    /** What the first set has more than the second. */
    static <T> Set<T> without(Set<T> from, Set<T> removed) {
        Set<T> rest = new LinkedHashSet<>(from);
        rest.removeAll(removed);
        return rest;
    }
}
