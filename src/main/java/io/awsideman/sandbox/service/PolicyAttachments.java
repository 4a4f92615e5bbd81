package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Json;
import java.util.List;
import java.util.Objects;

/** Which policy is attached to which root, organizational unit or account; nothing here looks at what is inherited. */
final class PolicyAttachments {
    ObjectNode listPolicies(State state, ObjectNode input) {
        String target = input.path("TargetId").asText();
        OrganizationRows.requireTarget(state, target);
        List<ObjectNode> policies =
                attachedTo(state, target).stream().map(Policies::summary).toList();
        return OrganizationRows.page(
                input,
                "ListPoliciesForTarget",
                "Policies",
                OrganizationRows.by("Id", policies),
                Policies.ofType(input.path("Filter").asText()));
    }

    ObjectNode listTargets(State state, ObjectNode input) {
        String policy = OrganizationRows.requirePolicy(state, input).path("Id").asText();
        List<ObjectNode> targets = state.table(Kind.POLICY_ATTACHMENT).where("/PolicyId", policy).stream()
                .map(attachment -> target(state, attachment.path("TargetId").asText()))
                .toList();
        return OrganizationRows.page(
                input, "ListTargetsForPolicy", "Targets", OrganizationRows.by("TargetId", targets));
    }

    /** The policies of all types attached to the target itself. */
    static List<ObjectNode> attachedTo(State state, String target) {
        return state.table(Kind.POLICY_ATTACHMENT).where("/TargetId", target).stream()
                .map(attachment -> state.table(Kind.POLICY)
                        .find(attachment.path("PolicyId").asText()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static ObjectNode target(State state, String id) {
        ObjectNode target = OrganizationRows.requireTarget(state, id);
        return Json.object()
                .put("TargetId", id)
                .put("Arn", target.path("Arn").asText())
                .put("Name", target.path("Name").asText())
                .put("Type", OrganizationRows.targetType(id));
    }
}
