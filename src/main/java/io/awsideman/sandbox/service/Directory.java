package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Pages;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Look-ups and refusals that the operations of the identity store share. */
final class Directory {
    private static final int PAGE = 100;

    private Directory() {}

    static void requireStore(State state, ObjectNode input) {
        String id = input.path("IdentityStoreId").asText();
        boolean known = state.table(Kind.INSTANCE).rows().stream()
                .anyMatch(instance -> instance.path("IdentityStoreId").asText().equals(id));
        if (!known) {
            throw notFound("IDENTITY_STORE", "IdentityStore not present for IdentityStoreId: " + id)
                    .with("ResourceId", id);
        }
    }

    static ObjectNode requireUser(State state, String id) {
        return found(state, Kind.USER, id, "USER");
    }

    static ObjectNode requireGroup(State state, String id) {
        return found(state, Kind.GROUP, id, "GROUP");
    }

    static ObjectNode requireMembership(State state, String id) {
        return found(state, Kind.MEMBERSHIP, id, "GROUP_MEMBERSHIP");
    }

    /** The row with this ExternalId; AWS compares issuer and id exactly. */
    static Optional<ObjectNode> byExternalId(State state, Kind kind, JsonNode externalId) {
        return state.table(kind).rows().stream()
                .filter(row -> {
                    for (JsonNode known : row.path("ExternalIds")) {
                        if (known.equals(externalId)) {
                            return true;
                        }
                    }
                    return false;
                })
                .findFirst();
    }

    /** The text of a UniqueAttribute's value, which the model leaves open. */
    static String uniqueValue(JsonNode attribute) {
        JsonNode value = attribute.path("AttributeValue");
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw Fault.validation("The AttributeValue of a UniqueAttribute must be a non-empty string");
        }
        return value.textValue();
    }

    /** The single deprecated filter of a listing, or {@code null} when there is none. */
    static @Nullable String filter(ObjectNode input, String onlyAttribute) {
        JsonNode filters = input.path("Filters");
        if (filters.isEmpty()) {
            return null;
        }
        if (!samePath(filters.path(0).path("AttributePath").asText(), onlyAttribute)) {
            throw Fault.validation("Filtering is supported by the attribute " + onlyAttribute + " only");
        }
        return filters.path(0).path("AttributeValue").asText();
    }

    static ObjectNode page(ObjectNode input, String operation, String result, NavigableMap<String, ObjectNode> rows) {
        Fault badToken = Fault.validation("The NextToken is not valid for this request");
        return new Pages(operation, result, PAGE, badToken).page(input, rows);
    }

    static boolean samePath(String path, String attribute) {
        return path.toLowerCase(Locale.ROOT).equals(attribute.toLowerCase(Locale.ROOT));
    }

    static Fault unknownAttribute(String path) {
        return Fault.validation("The attribute path '" + path + "' is not valid for this operation");
    }

    static Fault duplicate(String message) {
        return Fault.of("ConflictException", message).with("Reason", "UNIQUENESS_CONSTRAINT_VIOLATION");
    }

    static Fault notFound(String type, String message) {
        return Fault.of("ResourceNotFoundException", message).with("ResourceType", type);
    }

    private static ObjectNode found(State state, Kind kind, String id, String type) {
        ObjectNode row = state.table(kind).find(id);
        if (row == null) {
            throw notFound(type, type + " not found.").with("ResourceId", id);
        }
        return row;
    }
}
