package io.awsideman.identitycenter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A permission set with everything that belongs to it.
 *
 * @param attributes in the API's names: those of the set, {@code AttachedManagedPolicies}, {@code
 *     CustomerManagedPolicyReferences}, {@code InlinePolicy} (where there is one), {@code PermissionsBoundary} (where there is
 *     one), {@code Tags}
 */
public record PermissionSetDetails(Map<String, Object> attributes) {

    public PermissionSet permissionSet() {
        return new PermissionSet(attributes);
    }

    /** What of it can be changed, as it is. */
    public PermissionSetState state() {
        return new PermissionSetState(
                permissionSet().description(),
                permissionSet().sessionDuration(),
                permissionSet().relayState(),
                set("AttachedManagedPolicies", policy -> String.valueOf(policy.get("Arn"))),
                set("CustomerManagedPolicyReferences", CustomerPolicy::of),
                Attributes.text(attributes, "InlinePolicy"),
                attributes.get("PermissionsBoundary") instanceof Map<?, ?> boundary
                        ? PermissionsBoundary.of(boundary)
                        : null,
                tags());
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        maps("Tags").forEach(tag -> tags.put(String.valueOf(tag.get("Key")), String.valueOf(tag.get("Value"))));
        return tags;
    }

    private <T> Set<T> set(String field, Function<Map<?, ?>, T> read) {
        Set<T> values = new LinkedHashSet<>();
        maps(field).forEach(element -> values.add(read.apply(element)));
        return values;
    }

    private List<Map<?, ?>> maps(String field) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (attributes.get(field) instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            }
        }
        return maps;
    }
}
