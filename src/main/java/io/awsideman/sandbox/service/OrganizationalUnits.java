package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.util.List;

/** The organizational units, one by one. Siblings have different names. */
final class OrganizationalUnits {
    private static final int DEEPEST = 5;

    private final Stamps stamps;

    OrganizationalUnits(Stamps stamps) {
        this.stamps = stamps;
    }

    ObjectNode describe(State state, ObjectNode input) {
        return answer(state, OrganizationRows.requireUnit(state, input));
    }

    Change create(State state, ObjectNode input) {
        String parent = OrganizationRows.requireParent(state, input);
        List<String> above = OrganizationRows.ancestry(state, parent);
        if (above.size() > DEEPEST) {
            throw OrganizationRows.violation(
                    "OU_DEPTH_LIMIT_EXCEEDED", "You have exceeded the maximum depth of organizational units.");
        }
        String name = input.path("Name").asText();
        requireFreeName(state, parent, name, "");
        String id = "ou-" + above.get(0).substring(2) + "-" + stamps.newNumber().substring(0, 8);
        ObjectNode unit = Json.object()
                .put("Id", id)
                .put("Arn", OrganizationRows.arn(state, "ou", id))
                .put("Name", name);
        ObjectNode placement = OrganizationRows.placement(id, OrganizationRows.UNIT, parent);
        State next = state.with(Kind.ORGANIZATIONAL_UNIT, unit).with(Kind.PLACEMENT, placement);
        next = PolicyAttachments.allowed(next, id, stamps.now());
        next = OrganizationTags.with(next, id, input.path("Tags"));
        return new Change(next, answer(next, unit));
    }

    Change update(State state, ObjectNode input) {
        ObjectNode unit = OrganizationRows.requireUnit(state, input).deepCopy();
        String id = unit.path("Id").asText();
        if (input.hasNonNull("Name")) {
            String name = input.path("Name").asText();
            requireFreeName(state, OrganizationRows.parentOf(state, id), name, id);
            unit.put("Name", name);
        }
        return new Change(state.with(Kind.ORGANIZATIONAL_UNIT, unit), answer(state, unit));
    }

    Change delete(State state, ObjectNode input) {
        String id = OrganizationRows.requireUnit(state, input).path("Id").asText();
        if (!state.table(Kind.PLACEMENT).where("/ParentId", id).isEmpty()) {
            throw Fault.of(
                    "OrganizationalUnitNotEmptyException",
                    "The organizational unit still has accounts or other organizational units in it.");
        }
        State next = OrganizationRows.forgetting(state, id).without(Kind.ORGANIZATIONAL_UNIT, List.of(id));
        return new Change(next, Json.object());
    }

    /** The unit as answers show it. */
    static ObjectNode placed(State state, ObjectNode unit) {
        return unit.deepCopy()
                .put("Path", OrganizationRows.path(state, unit.path("Id").asText()));
    }

    private static ObjectNode answer(State state, ObjectNode unit) {
        ObjectNode answer = Json.object();
        answer.set("OrganizationalUnit", placed(state, unit));
        return answer;
    }

    private static void requireFreeName(State state, String parent, String name, String own) {
        boolean taken = state.table(Kind.PLACEMENT).where("/ParentId", parent).stream()
                .map(placement -> state.table(Kind.ORGANIZATIONAL_UNIT)
                        .find(placement.path("ChildId").asText()))
                .anyMatch(sibling -> sibling != null
                        && sibling.path("Name").asText().equals(name)
                        && !sibling.path("Id").asText().equals(own));
        if (taken) {
            throw Fault.of(
                    "DuplicateOrganizationalUnitException",
                    "An OU with the same name exists in the specified root or parent OU.");
        }
    }
}
