package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.state.Table;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.util.List;
import java.util.Optional;

/** The groups of the identity store. Display names are unique without regard to case, and found only as written. */
final class Groups {
    private final Stamps stamps;
    private final AttributePaths paths;

    Groups(Stamps stamps, AttributePaths paths) {
        this.stamps = stamps;
        this.paths = paths;
    }

    Change create(State state, ObjectNode input) {
        String store = input.path("IdentityStoreId").asText();
        ObjectNode group = input.deepCopy();
        group.put("GroupId", stamps.newId(store));
        checkName(state, group);
        stamps.created(group);
        ObjectNode answer =
                Json.object().put("GroupId", group.path("GroupId").asText()).put("IdentityStoreId", store);
        return new Change(state.with(Kind.GROUP, group), answer);
    }

    ObjectNode describe(State state, ObjectNode input) {
        return Directory.requireGroup(state, input.path("GroupId").asText());
    }

    Change update(State state, ObjectNode input) {
        ObjectNode group =
                Directory.requireGroup(state, input.path("GroupId").asText()).deepCopy();
        paths.apply(group, "CreateGroupRequest", input.path("Operations"));
        checkName(state, group);
        stamps.updated(group);
        return new Change(state.with(Kind.GROUP, group), Json.object());
    }

    Change delete(State state, ObjectNode input) {
        String id = input.path("GroupId").asText();
        Directory.requireGroup(state, id);
        State without = Memberships.withoutThose(state, Memberships.OF_GROUP, id);
        return new Change(without.without(Kind.GROUP, List.of(id)), Json.object());
    }

    ObjectNode list(State state, ObjectNode input) {
        String name = Directory.filter(input, "displayName");
        Table groups = state.table(Kind.GROUP);
        return Directory.page(
                input,
                "ListGroups",
                "Groups",
                name == null ? groups.inOrder() : groups.inOrder(groups.where("/DisplayName", name)));
    }

    ObjectNode getId(State state, ObjectNode input) {
        JsonNode alternate = input.path("AlternateIdentifier");
        Optional<ObjectNode> group = alternate.hasNonNull("ExternalId")
                ? Directory.byExternalId(state, Kind.GROUP, alternate.path("ExternalId"))
                : byAttribute(state, alternate.path("UniqueAttribute"));
        return group.map(found -> Json.object()
                        .put("GroupId", found.path("GroupId").asText())
                        .put("IdentityStoreId", input.path("IdentityStoreId").asText()))
                .orElseThrow(() -> Directory.notFound("GROUP", "GROUP not found."));
    }

    private static Optional<ObjectNode> byAttribute(State state, JsonNode attribute) {
        String path = attribute.path("AttributePath").asText();
        String value = Directory.uniqueValue(attribute);
        if (!Directory.samePath(path, "displayName")) {
            throw Directory.unknownAttribute(path);
        }
        return state.table(Kind.GROUP).where("/DisplayName", value).stream().findFirst();
    }

    private static void checkName(State state, ObjectNode group) {
        if (!group.hasNonNull("DisplayName")) {
            throw Fault.violations(List.of(Fault.missing("displayName")));
        }
        String id = group.path("GroupId").asText();
        boolean taken =
                state
                        .table(Kind.GROUP)
                        .whereIgnoringCase(
                                "/DisplayName", group.path("DisplayName").asText())
                        .stream()
                        .anyMatch(other -> !other.path("GroupId").asText().equals(id));
        if (taken) {
            throw Directory.duplicate("Duplicate GroupDisplayName");
        }
    }
}
