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
import java.util.Set;
import java.util.TreeMap;

/** The tags of what has an ARN in sso-admin. */
final class ResourceTags {
    private static final int MOST = 50;

    /** The tables with taggable rows. */
    private static final List<Kind> TAGGABLE =
            List.of(Kind.PERMISSION_SET, Kind.INSTANCE, Kind.APPLICATION, Kind.TRUSTED_TOKEN_ISSUER);

    /** {@code state} with tags added to a resource, or replaced where it has their keys. */
    static State with(State state, String arn, JsonNode added) {
        if (added.isEmpty()) {
            return state;
        }
        Set<String> keys = new HashSet<>();
        TreeMap<String, JsonNode> tags = tags(state, arn);
        for (JsonNode tag : added) {
            String key = tag.path("Key").asText();
            if (!keys.add(key)) {
                throw Fault.validation("The tag key " + key + " is given more than once.");
            }
            requireUserKey(key);
            tags.put(key, tag);
        }
        if (tags.size() > MOST) {
            throw Refusals.quota("A resource can have at most " + MOST + " tags.");
        }
        return state.with(Kind.TAGS, row(arn, tags));
    }

    /** {@code state} without any tags of a resource. */
    static State without(State state, String arn) {
        return state.table(Kind.TAGS).find(arn) == null ? state : state.without(Kind.TAGS, List.of(arn));
    }

    ObjectNode list(State state, ObjectNode input) {
        return Refusals.page(input, "ListTagsForResource", "Tags", tags(state, require(state, input)));
    }

    Change tag(State state, ObjectNode input) {
        return new Change(with(state, require(state, input), input.path("Tags")), Json.object());
    }

    Change untag(State state, ObjectNode input) {
        String arn = require(state, input);
        TreeMap<String, JsonNode> tags = tags(state, arn);
        for (JsonNode key : input.path("TagKeys")) {
            requireUserKey(key.asText());
            tags.remove(key.asText());
        }
        return new Change(state.with(Kind.TAGS, row(arn, tags)), Json.object());
    }

    private static String require(State state, ObjectNode input) {
        String arn = input.path("ResourceArn").asText();
        if (TAGGABLE.stream().allMatch(kind -> state.table(kind).find(arn) == null)) {
            throw Refusals.notFound("Resource with ARN " + arn + " not found.");
        }
        return arn;
    }

    private static void requireUserKey(String key) {
        if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw Fault.validation("Tag keys that start with aws: are reserved.");
        }
    }

    private static TreeMap<String, JsonNode> tags(State state, String arn) {
        TreeMap<String, JsonNode> tags = new TreeMap<>();
        ObjectNode row = state.table(Kind.TAGS).find(arn);
        if (row != null) {
            row.path("Tags").forEach(tag -> tags.put(tag.path("Key").asText(), tag));
        }
        return tags;
    }

    private static ObjectNode row(String arn, TreeMap<String, JsonNode> tags) {
        ObjectNode row = Json.object().put("ResourceId", arn);
        row.putArray("Tags").addAll(tags.values());
        return row;
    }
}
