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
import java.util.Set;

/**
 * Which attributes of a user go into a session, for attribute-based access control. There is no configuration until one
 * is created; an update replaces the whole list. Attributes in SAML assertions are not part of it.
 */
final class AccessControlAttributes {
    private static final String CONFIGURATION = "InstanceAccessControlAttributeConfiguration";

    Change create(State state, ObjectNode input) {
        if (state.table(Kind.ACCESS_CONTROL).find(input.path("InstanceArn").asText()) != null) {
            throw Refusals.conflict("The instance already has an access control attribute configuration.");
        }
        return configured(state, input);
    }

    ObjectNode describe(State state, ObjectNode input) {
        ObjectNode answer = require(state, input).deepCopy();
        answer.remove("InstanceArn");
        return answer;
    }

    Change update(State state, ObjectNode input) {
        require(state, input);
        return configured(state, input);
    }

    Change delete(State state, ObjectNode input) {
        String instance = require(state, input).path("InstanceArn").asText();
        return new Change(state.without(Kind.ACCESS_CONTROL, List.of(instance)), Json.object());
    }

    private static Change configured(State state, ObjectNode input) {
        Set<String> keys = new HashSet<>();
        for (JsonNode attribute : input.path(CONFIGURATION).path("AccessControlAttributes")) {
            if (!keys.add(attribute.path("Key").asText())) {
                throw Fault.validation(
                        "The attribute key " + attribute.path("Key").asText() + " is given more than once.");
            }
        }
        ObjectNode row = Json.object()
                .put("InstanceArn", input.path("InstanceArn").asText())
                .put("Status", "ENABLED");
        row.set(CONFIGURATION, input.path(CONFIGURATION));
        return new Change(state.with(Kind.ACCESS_CONTROL, row), Json.object());
    }

    private static ObjectNode require(State state, ObjectNode input) {
        ObjectNode row =
                state.table(Kind.ACCESS_CONTROL).find(input.path("InstanceArn").asText());
        if (row == null) {
            throw Refusals.notFound("The instance has no access control attribute configuration.");
        }
        return row;
    }
}
