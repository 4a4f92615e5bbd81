package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** What a permission set allows: an inline policy, a boundary, and references to managed policies of both kinds. */
final class PermissionSetPolicies {
    private static final String INLINE = "InlinePolicy";
    private static final String BOUNDARY = "PermissionsBoundary";
    private static final String MANAGED = "ManagedPolicies";
    private static final String CUSTOMER_MANAGED = "CustomerManagedPolicies";
    private static final int MOST_REFERENCES = 20;
    private static final int INLINE_BYTES = 32_768;
    private static final int INLINE_CHARACTERS = 10_240;

    /** How many managed policies of both kinds a permission set refers to. */
    static int references(ObjectNode set) {
        return set.path(MANAGED).size() + set.path(CUSTOMER_MANAGED).size();
    }

    /** Whether IAM can make sense of the inline policy, if there is one. */
    static boolean hasStatements(ObjectNode set) {
        String policy = set.path(INLINE).asText("");
        return policy.isEmpty()
                || Json.parseObject(policy.getBytes(StandardCharsets.UTF_8)).has("Statement");
    }

    Change putInline(State state, ObjectNode input) {
        String policy = input.path(INLINE).asText();
        checkInline(policy);
        ObjectNode set = PermissionSets.require(state, input).deepCopy().put(INLINE, policy);
        return changed(state, set);
    }

    /** An empty text when there is none. */
    ObjectNode getInline(State state, ObjectNode input) {
        return Json.object()
                .put(INLINE, PermissionSets.require(state, input).path(INLINE).asText(""));
    }

    Change deleteInline(State state, ObjectNode input) {
        ObjectNode set = PermissionSets.require(state, input);
        return set.has(INLINE) ? changed(state, without(set, INLINE)) : new Change(state, Json.object());
    }

    Change putBoundary(State state, ObjectNode input) {
        ObjectNode set = PermissionSets.require(state, input).deepCopy();
        ObjectNode boundary = (ObjectNode) input.path(BOUNDARY).deepCopy();
        if (boundary.size() != 1) {
            throw Fault.validation("Exactly one of CustomerManagedPolicyReference and ManagedPolicyArn must be set.");
        }
        if (boundary.path("CustomerManagedPolicyReference") instanceof ObjectNode reference) {
            boundary.set("CustomerManagedPolicyReference", withPath(reference));
        }
        set.set(BOUNDARY, boundary);
        return changed(state, set);
    }

    ObjectNode getBoundary(State state, ObjectNode input) {
        ObjectNode set = requireBoundary(state, input);
        ObjectNode answer = Json.object();
        answer.set(BOUNDARY, set.path(BOUNDARY));
        return answer;
    }

    Change deleteBoundary(State state, ObjectNode input) {
        return changed(state, without(requireBoundary(state, input), BOUNDARY));
    }

    Change attachManaged(State state, ObjectNode input) {
        String arn = input.path("ManagedPolicyArn").asText();
        ObjectNode policy = Json.object()
                .put("Name", arn.substring(arn.lastIndexOf('/') + 1))
                .put("Arn", arn);
        return attached(state, input, MANAGED, policy, "Managed policy with ARN " + arn);
    }

    Change detachManaged(State state, ObjectNode input) {
        String arn = input.path("ManagedPolicyArn").asText();
        ObjectNode policy = Json.object()
                .put("Name", arn.substring(arn.lastIndexOf('/') + 1))
                .put("Arn", arn);
        return detached(state, input, MANAGED, policy, "Managed policy with ARN " + arn);
    }

    ObjectNode listManaged(State state, ObjectNode input) {
        TreeMap<String, JsonNode> rows = new TreeMap<>();
        PermissionSets.require(state, input)
                .path(MANAGED)
                .forEach(policy -> rows.put(policy.path("Arn").asText(), policy));
        return Refusals.page(input, "ListManagedPoliciesInPermissionSet", "AttachedManagedPolicies", rows);
    }

    Change attachCustomerManaged(State state, ObjectNode input) {
        ObjectNode reference = withPath(input.path("CustomerManagedPolicyReference"));
        return attached(state, input, CUSTOMER_MANAGED, reference, named(reference));
    }

    Change detachCustomerManaged(State state, ObjectNode input) {
        ObjectNode reference = withPath(input.path("CustomerManagedPolicyReference"));
        return detached(state, input, CUSTOMER_MANAGED, reference, named(reference));
    }

    ObjectNode listCustomerManaged(State state, ObjectNode input) {
        TreeMap<String, JsonNode> rows = new TreeMap<>();
        PermissionSets.require(state, input)
                .path(CUSTOMER_MANAGED)
                .forEach(policy -> rows.put(
                        policy.path("Path").asText() + policy.path("Name").asText(), policy));
        return Refusals.page(
                input, "ListCustomerManagedPolicyReferencesInPermissionSet", "CustomerManagedPolicyReferences", rows);
    }

    private static Change attached(State state, ObjectNode input, String member, ObjectNode policy, String what) {
        ObjectNode set = PermissionSets.require(state, input).deepCopy();
        ArrayNode policies = set.withArrayProperty(member);
        if (policies.valueStream().anyMatch(policy::equals)) {
            throw Refusals.conflict(what + " is already attached to the PermissionSet.");
        }
        if (references(set) >= MOST_REFERENCES) {
            throw Refusals.quota(
                    "At most " + MOST_REFERENCES + " managed policies can be attached to a PermissionSet.");
        }
        policies.add(policy);
        return changed(state, set);
    }

    private static Change detached(State state, ObjectNode input, String member, ObjectNode policy, String what) {
        ObjectNode set = PermissionSets.require(state, input).deepCopy();
        ArrayNode policies = set.withArrayProperty(member);
        int before = policies.size();
        policies.removeIf(policy::equals);
        if (policies.size() == before) {
            throw Refusals.notFound(what + " is not attached to the PermissionSet.");
        }
        return changed(state, set);
    }

    private static ObjectNode requireBoundary(State state, ObjectNode input) {
        ObjectNode set = PermissionSets.require(state, input);
        if (!set.has(BOUNDARY)) {
            throw Refusals.notFound("The PermissionSet has no permissions boundary.");
        }
        return set;
    }

    private static void checkInline(String policy) {
        boolean object;
        try {
            object = Json.parseObject(policy.getBytes(StandardCharsets.UTF_8)).size() > 0;
        } catch (Fault notJson) {
            object = false;
        }
        if (!object) {
            throw Fault.validation("The inline policy is not a valid JSON policy document.");
        }
        if (policy.getBytes(StandardCharsets.UTF_8).length > INLINE_BYTES) {
            throw Fault.validation("The inline policy has more than " + INLINE_BYTES + " bytes.");
        }
        long characters =
                policy.codePoints().filter(c -> !Character.isWhitespace(c)).count();
        if (characters > INLINE_CHARACTERS) {
            throw Refusals.quota(
                    "The inline policy has more than " + INLINE_CHARACTERS + " characters that are not white space.");
        }
    }

    private static ObjectNode withPath(JsonNode reference) {
        return Json.object()
                .put("Name", reference.path("Name").asText())
                .put("Path", reference.path("Path").asText("/"));
    }

    private static String named(ObjectNode reference) {
        return "Customer managed policy " + reference.path("Path").asText()
                + reference.path("Name").asText();
    }

    private static ObjectNode without(ObjectNode set, String member) {
        ObjectNode less = set.deepCopy();
        less.remove(member);
        return less;
    }

    private static Change changed(State state, ObjectNode set) {
        return new Change(PermissionSets.revised(state, set), Json.object());
    }
}
