package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The policies of the organization, of every type. Their names are unique; those of AWS cannot be changed. */
final class Policies {
    private final Stamps stamps;

    Policies(Stamps stamps) {
        this.stamps = stamps;
    }

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

    Change create(State state, ObjectNode input) {
        String type = input.path("Type").asText();
        requireFreeName(state, input.path("Name").asText(), "");
        PolicyContents.check(type, input.path("Content").asText());
        String id = "p-" + stamps.newNumber().substring(0, 10);
        ObjectNode policy = input.deepCopy()
                .put("Id", id)
                .put("Arn", OrganizationRows.arn(state, "policy", type.toLowerCase(Locale.ROOT) + "/" + id))
                .put("AwsManaged", false)
                .put("ChangedAt", stamps.now());
        policy.remove("Tags");
        State next = OrganizationTags.with(state.with(Kind.POLICY, policy), id, input.path("Tags"));
        return new Change(next, answer(policy));
    }

    /** Changes what the request names; the rest stays. */
    Change update(State state, ObjectNode input) {
        ObjectNode policy = requireOwn(state, input).deepCopy();
        if (input.hasNonNull("Name")) {
            requireFreeName(
                    state, input.path("Name").asText(), policy.path("Id").asText());
        }
        if (input.hasNonNull("Content")) {
            PolicyContents.check(
                    policy.path("Type").asText(), input.path("Content").asText());
        }
        ObjectNode given = input.deepCopy();
        given.remove("PolicyId");
        policy.setAll(given);
        policy.put("ChangedAt", stamps.now());
        return new Change(state.with(Kind.POLICY, policy), answer(policy));
    }

    Change delete(State state, ObjectNode input) {
        String id = requireOwn(state, input).path("Id").asText();
        if (!state.table(Kind.POLICY_ATTACHMENT).where("/PolicyId", id).isEmpty()) {
            throw Fault.of("PolicyInUseException", "The policy is still attached to one or more entities.");
        }
        return new Change(OrganizationRows.forgetting(state, id).without(Kind.POLICY, List.of(id)), Json.object());
    }

    static ObjectNode summary(ObjectNode policy) {
        ObjectNode summary = policy.deepCopy();
        summary.remove(List.of("Content", "ChangedAt"));
        return summary;
    }

    static Predicate<ObjectNode> ofType(String type) {
        return policy -> policy.path("Type").asText().equals(type);
    }

    private static ObjectNode requireOwn(State state, ObjectNode input) {
        ObjectNode policy = OrganizationRows.requirePolicy(state, input);
        if (policy.path("AwsManaged").asBoolean()) {
            throw OrganizationRows.invalidInput(
                    "IMMUTABLE_POLICY", "You specified a policy that is managed by AWS and can't be modified.");
        }
        return policy;
    }

    private static void requireFreeName(State state, String name, String own) {
        boolean taken = state.table(Kind.POLICY).where("/Name", name).stream()
                .anyMatch(policy -> !policy.path("Id").asText().equals(own));
        if (taken) {
            throw Fault.of("DuplicatePolicyException", "A policy with the same name already exists.");
        }
    }

    private static ObjectNode answer(ObjectNode policy) {
        ObjectNode answer = Json.object();
        answer.putObject("Policy")
                .put("Content", policy.path("Content").asText())
                .set("PolicySummary", summary(policy));
        return answer;
    }
}
