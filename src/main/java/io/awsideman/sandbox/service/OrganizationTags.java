package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The tags of the root, of units, accounts and policies of both kinds. */
final class OrganizationTags {
    private static final int MOST = 50;
    private static final List<Kind> TAGGABLE =
            List.of(Kind.ROOT, Kind.ORGANIZATIONAL_UNIT, Kind.ACCOUNT, Kind.POLICY, Kind.RESOURCE_POLICY);

    ObjectNode list(State state, ObjectNode input) {
        return OrganizationRows.page(input, "ListTagsForResource", "Tags", tags(state, require(state, input)));
    }

    Change tag(State state, ObjectNode input) {
        return new Change(with(state, require(state, input), input.path("Tags")), Json.object());
    }

    Change untag(State state, ObjectNode input) {
        String id = require(state, input);
        NavigableMap<String, ObjectNode> tags = tags(state, id);
        input.path("TagKeys").forEach(key -> tags.remove(key.asText()));
        return new Change(state.with(Kind.TAGS, row(id, tags)), Json.object());
    }

    /** {@code state} with tags added to a resource, or replaced where it has their keys. */
    static State with(State state, String id, JsonNode added) {
        if (added.isEmpty()) {
            return state;
        }
        Set<String> keys = new HashSet<>();
        NavigableMap<String, ObjectNode> tags = tags(state, id);
        for (JsonNode tag : added) {
            String key = tag.path("Key").asText();
            if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw OrganizationRows.invalidInput(
                        "INVALID_SYSTEM_TAGS_PARAMETER", "You can't add, edit, or delete system tag keys.");
            }
            if (!keys.add(key.toLowerCase(Locale.ROOT))) {
                throw OrganizationRows.invalidInput(
                        "DUPLICATE_TAG_KEY", "Tag keys must be unique among the tags attached to the same entity.");
            }
            tags.put(key, (ObjectNode) tag);
        }
        if (tags.size() > MOST) {
            throw OrganizationRows.violation(
                    "MAX_TAG_LIMIT_EXCEEDED", "You have exceeded the number of tags allowed on this resource.");
        }
        return state.with(Kind.TAGS, row(id, tags));
    }

    private static String require(State state, ObjectNode input) {
        String id = input.path("ResourceId").asText();
        for (Kind kind : TAGGABLE) {
            ObjectNode resource = state.table(kind).find(id);
            if (resource != null && resource.path("AwsManaged").asBoolean()) {
                throw OrganizationRows.invalidInput(
                        "INVALID_PATTERN", "You provided a value that does not match the required pattern.");
            }
            if (resource != null) {
                return id;
            }
        }
        throw Fault.of("TargetNotFoundException", "You specified a target that doesn't exist.");
    }

    private static NavigableMap<String, ObjectNode> tags(State state, String id) {
        NavigableMap<String, ObjectNode> tags = new TreeMap<>();
        ObjectNode row = state.table(Kind.TAGS).find(id);
        if (row != null) {
            row.path("Tags").forEach(tag -> tags.put(tag.path("Key").asText(), (ObjectNode) tag));
        }
        return tags;
    }

    private static ObjectNode row(String id, NavigableMap<String, ObjectNode> tags) {
        ObjectNode row = Json.object().put("ResourceId", id);
        row.putArray("Tags").addAll(tags.values());
        return row;
    }
}
