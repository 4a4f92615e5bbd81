package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Json;
import java.util.List;
import java.util.function.Predicate;

/** The policies of the organization, of every type. */
final class Policies {
    ObjectNode list(State state, ObjectNode input) {
        return OrganizationRows.page(
                input,
                "ListPolicies",
                "Policies",
                OrganizationRows.by(
                        "Id",
                        state.table(Kind.POLICY).rows().stream()
                                .map(Policies::summary)
                                .toList()),
                ofType(input.path("Filter").asText()));
    }

    ObjectNode describe(State state, ObjectNode input) {
        return answer(OrganizationRows.requirePolicy(state, input));
    }

    /** A policy as answers show it. */
    static ObjectNode answer(ObjectNode policy) {
        ObjectNode answer = Json.object();
        answer.putObject("Policy")
                .put("Content", policy.path("Content").asText())
                .set("PolicySummary", summary(policy));
        return answer;
    }

    static ObjectNode summary(ObjectNode policy) {
        ObjectNode summary = policy.deepCopy();
        summary.remove(List.of("Content", "ChangedAt"));
        return summary;
    }

    static Predicate<ObjectNode> ofType(String type) {
        return policy -> policy.path("Type").asText().equals(type);
    }
}
