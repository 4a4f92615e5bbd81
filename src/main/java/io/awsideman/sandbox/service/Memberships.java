package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.state.Table;
import io.awsideman.sandbox.wire.Json;
import java.util.List;
import java.util.Optional;

/** Which user is in which group. */
final class Memberships {
    /** Where a membership names its user, as a JSON pointer. */
    static final String OF_USER = "/MemberId/UserId";

    /** Where a membership names its group, as a JSON pointer. */
    static final String OF_GROUP = "/GroupId";

    private final Stamps stamps;

    Memberships(Stamps stamps) {
        this.stamps = stamps;
    }

    /** The state without the memberships that name {@code id} at {@code pointer}. */
    static State withoutThose(State state, String pointer, String id) {
        List<String> ids = state.table(Kind.MEMBERSHIP).where(pointer, id).stream()
                .map(row -> row.path("MembershipId").asText())
                .toList();
        return ids.isEmpty() ? state : state.without(Kind.MEMBERSHIP, ids);
    }

    Change create(State state, ObjectNode input) {
        String group = input.path("GroupId").asText();
        String user = input.at(OF_USER).asText();
        Directory.requireGroup(state, group);
        Directory.requireUser(state, user);
        if (find(state, group, user).isPresent()) {
            throw Directory.duplicate("Member and Group relationship already exists.");
        }
        String store = input.path("IdentityStoreId").asText();
        ObjectNode membership = input.deepCopy().put("MembershipId", stamps.newId(store));
        stamps.created(membership);
        return new Change(state.with(Kind.MEMBERSHIP, membership), identified(membership));
    }

    ObjectNode describe(State state, ObjectNode input) {
        return Directory.requireMembership(state, input.path("MembershipId").asText());
    }

    Change delete(State state, ObjectNode input) {
        String id = input.path("MembershipId").asText();
        Directory.requireMembership(state, id);
        return new Change(state.without(Kind.MEMBERSHIP, List.of(id)), Json.object());
    }

    ObjectNode getId(State state, ObjectNode input) {
        return find(state, input.path("GroupId").asText(), input.at(OF_USER).asText())
                .map(Memberships::identified)
                .orElseThrow(() -> Directory.notFound("GROUP_MEMBERSHIP", "GROUP_MEMBERSHIP not found."));
    }

    ObjectNode isMember(State state, ObjectNode input) {
        String user = input.at(OF_USER).asText();
        Directory.requireUser(state, user);
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("Results");
        for (JsonNode group : input.path("GroupIds")) {
            Directory.requireGroup(state, group.asText());
            ObjectNode result = results.addObject().put("GroupId", group.asText());
            result.set("MemberId", input.path("MemberId"));
            result.put("MembershipExists", find(state, group.asText(), user).isPresent());
        }
        return answer;
    }

    ObjectNode listOfGroup(State state, ObjectNode input) {
        String group = input.path("GroupId").asText();
        Directory.requireGroup(state, group);
        return page(input, "ListGroupMemberships", state, OF_GROUP, group);
    }

    ObjectNode listOfMember(State state, ObjectNode input) {
        String user = input.at(OF_USER).asText();
        Directory.requireUser(state, user);
        return page(input, "ListGroupMembershipsForMember", state, OF_USER, user);
    }

    private static ObjectNode page(ObjectNode input, String operation, State state, String pointer, String id) {
        Table memberships = state.table(Kind.MEMBERSHIP);
        return Directory.page(
                input, operation, "GroupMemberships", memberships.inOrder(memberships.where(pointer, id)));
    }

    private static Optional<ObjectNode> find(State state, String group, String user) {
        return state.table(Kind.MEMBERSHIP).where(OF_USER, user).stream()
                .filter(row -> row.path("GroupId").asText().equals(group))
                .findFirst();
    }

    private static ObjectNode identified(ObjectNode membership) {
        return Json.object()
                .put("MembershipId", membership.path("MembershipId").asText())
                .put("IdentityStoreId", membership.path("IdentityStoreId").asText());
    }
}
