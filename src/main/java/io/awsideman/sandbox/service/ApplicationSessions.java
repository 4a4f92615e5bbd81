package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Json;

/** Whether users may leave sessions of an application running in the background; by default they may not. */
final class ApplicationSessions {
    private static final String MEMBER = "UserBackgroundSessionApplicationStatus";

    ObjectNode get(State state, ObjectNode input) {
        return Json.object()
                .put(MEMBER, Applications.require(state, input).path(MEMBER).asText("DISABLED"));
    }

    Change put(State state, ObjectNode input) {
        ObjectNode application = Applications.requireOAuth(state, input).deepCopy();
        application.setAll(input);
        return new Change(state.with(Kind.APPLICATION, application), Json.object());
    }
}
