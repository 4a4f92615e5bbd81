package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.util.List;

/** The policy that lets accounts act on the organization itself. There is one at most. */
final class ResourcePolicies {
    private final Stamps stamps;

    ResourcePolicies(Stamps stamps) {
        this.stamps = stamps;
    }

    /** Changes the policy, or makes it; its identifier stays as long as it is there. */
    Change put(State state, ObjectNode input) {
        List<ObjectNode> before = state.table(Kind.RESOURCE_POLICY).rows();
        String id = before.isEmpty()
                ? "rp-" + stamps.newNumber()
                : before.get(0).path("Id").asText();
        ObjectNode policy =
                Json.object().put("Id", id).put("Content", input.path("Content").asText());
        State next = OrganizationTags.with(state.with(Kind.RESOURCE_POLICY, policy), id, input.path("Tags"));
        return new Change(next, answer(state, policy));
    }

    ObjectNode describe(State state, ObjectNode input) {
        return answer(state, require(state));
    }

    Change delete(State state, ObjectNode input) {
        String id = require(state).path("Id").asText();
        return new Change(
                OrganizationRows.forgetting(state, id).without(Kind.RESOURCE_POLICY, List.of(id)), Json.object());
    }

    private static ObjectNode require(State state) {
        return state.table(Kind.RESOURCE_POLICY).rows().stream()
                .findFirst()
                .orElseThrow(() -> Fault.of(
                        "ResourcePolicyNotFoundException", "The organization doesn't have a resource-based policy."));
    }

    private static ObjectNode answer(State state, ObjectNode policy) {
        String id = policy.path("Id").asText();
        ObjectNode answer = Json.object();
        ObjectNode shown = answer.putObject("ResourcePolicy")
                .put("Content", policy.path("Content").asText());
        shown.putObject("ResourcePolicySummary")
                .put("Id", id)
                .put("Arn", OrganizationRows.arn(state, "resourcepolicy", id));
        return answer;
    }
}
