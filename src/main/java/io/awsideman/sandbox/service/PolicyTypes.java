package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.math.BigDecimal;
import java.util.List;

/** The types of policies that are enabled in the root. */
final class PolicyTypes {
    private final Stamps stamps;

    PolicyTypes(Stamps stamps) {
        this.stamps = stamps;
    }

    /** Control policies are enabled with AWS's own, which allows everything, attached everywhere. */
    Change enable(State state, ObjectNode input) {
        ObjectNode root = root(state, input).deepCopy();
        String type = input.path("PolicyType").asText();
        if (isEnabled(root, type)) {
            throw Fault.of(
                    "PolicyTypeAlreadyEnabledException",
                    "The specified policy type is already enabled in the specified root.");
        }
        root.withArrayProperty("PolicyTypes").addObject().put("Type", type).put("Status", "ENABLED");
        State next = state.with(Kind.ROOT, root);
        BigDecimal now = stamps.now();
        for (Kind kind : List.of(Kind.ROOT, Kind.ORGANIZATIONAL_UNIT, Kind.ACCOUNT)) {
            for (ObjectNode target : state.table(kind).rows()) {
                next = PolicyAttachments.allowed(next, target.path("Id").asText(), now);
            }
        }
        return new Change(next, answer(root));
    }

    /** All policies of the type are detached; enabling it again does not bring them back. */
    Change disable(State state, ObjectNode input) {
        ObjectNode root = root(state, input).deepCopy();
        String type = input.path("PolicyType").asText();
        if (!isEnabled(root, type)) {
            throw notEnabled();
        }
        JsonNode types = root.path("PolicyTypes").deepCopy();
        root.withArrayProperty("PolicyTypes").removeAll();
        for (JsonNode known : types) {
            if (!known.path("Type").asText().equals(type)) {
                root.withArrayProperty("PolicyTypes").add(known);
            }
        }
        List<String> attachments = state.table(Kind.POLICY).rows().stream()
                .filter(Policies.ofType(type))
                .flatMap(policy ->
                        state
                                .table(Kind.POLICY_ATTACHMENT)
                                .where("/PolicyId", policy.path("Id").asText())
                                .stream())
                .map(attachment -> attachment.path("AttachmentId").asText())
                .toList();
        return new Change(state.with(Kind.ROOT, root).without(Kind.POLICY_ATTACHMENT, attachments), answer(root));
    }

    /** Refuses to attach a policy of a type that the root has not enabled. */
    static void requireEnabled(State state, String type) {
        if (!isEnabled(state, type)) {
            throw notEnabled();
        }
    }

    static boolean isEnabled(State state, String type) {
        return state.table(Kind.ROOT).rows().stream().anyMatch(root -> isEnabled(root, type));
    }

    private static boolean isEnabled(ObjectNode root, String type) {
        return root.path("PolicyTypes")
                .valueStream()
                .anyMatch(known -> known.path("Type").asText().equals(type));
    }

    private static ObjectNode root(State state, ObjectNode input) {
        ObjectNode root = state.table(Kind.ROOT).find(input.path("RootId").asText());
        if (root == null) {
            throw Fault.of("RootNotFoundException", "You specified a root that doesn't exist.");
        }
        return root;
    }

    private static ObjectNode answer(ObjectNode root) {
        ObjectNode answer = Json.object();
        answer.set("Root", root);
        return answer;
    }

    private static Fault notEnabled() {
        return Fault.of(
                "PolicyTypeNotEnabledException", "This operation can be performed only for enabled policy types.");
    }
}
