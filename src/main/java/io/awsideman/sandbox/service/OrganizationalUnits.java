package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Json;

/** The organizational units, one by one. */
final class OrganizationalUnits {
    ObjectNode describe(State state, ObjectNode input) {
        ObjectNode answer = Json.object();
        answer.set("OrganizationalUnit", placed(state, OrganizationRows.requireUnit(state, input)));
        return answer;
    }

    /** The unit as answers show it. */
    static ObjectNode placed(State state, ObjectNode unit) {
        return unit.deepCopy()
                .put("Path", OrganizationRows.path(state, unit.path("Id").asText()));
    }
}
