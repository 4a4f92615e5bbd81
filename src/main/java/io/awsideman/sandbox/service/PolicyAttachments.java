package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which policy is attached to which root, organizational unit or account; nothing here looks at what is inherited. */
final class PolicyAttachments {
    private static final String ALLOW_SERVICES = "p-FullAWSAccess";
    private static final String ALLOW_RESOURCES = "p-RCPFullAWSAccess";
    private static final int MOST_CONTROL = 5;
    private static final int MOST_OTHER = 10;

    private final Stamps stamps;

    PolicyAttachments(Stamps stamps) {
        this.stamps = stamps;
    }

    Change attach(State state, ObjectNode input) {
        ObjectNode policy = OrganizationRows.requirePolicy(state, input);
        String target = input.path("TargetId").asText();
        OrganizationRows.requireTarget(state, target);
        String type = policy.path("Type").asText();
        PolicyTypes.requireEnabled(state, type);
        String id = policy.path("Id").asText();
        if (find(state, id, target) != null) {
            throw Fault.of(
                    "DuplicatePolicyAttachmentException",
                    "The selected policy is already attached to the specified target.");
        }
        if (ofType(state, target, type) >= (PolicyContents.isControl(type) ? MOST_CONTROL : MOST_OTHER)) {
            throw OrganizationRows.violation(
                    "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                    "You have attached the maximum number of policies to the specified target.");
        }
        return new Change(attached(state, id, target, stamps.now()), Json.object());
    }

    Change detach(State state, ObjectNode input) {
        ObjectNode policy = OrganizationRows.requirePolicy(state, input);
        String target = input.path("TargetId").asText();
        OrganizationRows.requireTarget(state, target);
        String id = policy.path("Id").asText();
        ObjectNode attachment = find(state, id, target);
        if (attachment == null) {
            throw Fault.of(
                    "PolicyNotAttachedException", "The policy isn't attached to the specified target in the root.");
        }
        if (id.equals(ALLOW_RESOURCES)) {
            throw OrganizationRows.invalidInput("NON_DETACHABLE_POLICY", "You can't detach this AWS managed policy.");
        }
        String type = policy.path("Type").asText();
        if (type.equals(PolicyContents.SERVICE_CONTROL) && ofType(state, target, type) == 1) {
            throw OrganizationRows.violation(
                    "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                    "You cannot remove the last policy attached to the specified target. You must have at least one"
                            + " attached at all times.");
        }
        State next = state.without(
                Kind.POLICY_ATTACHMENT, List.of(attachment.path("AttachmentId").asText()));
        return new Change(next, Json.object());
    }

    /** {@code state} with a target to which AWS's own policies are attached, as far as their types are enabled. */
    static State allowed(State state, String target, BigDecimal now) {
        State next = state;
        for (String id : List.of(ALLOW_SERVICES, ALLOW_RESOURCES)) {
            ObjectNode policy = state.table(Kind.POLICY).find(id);
            if (policy != null
                    && PolicyTypes.isEnabled(state, policy.path("Type").asText())
                    && find(state, id, target) == null) {
                next = attached(next, id, target, now);
            }
        }
        return next;
    }

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

    private static State attached(State state, String policy, String target, BigDecimal now) {
        ObjectNode attachment = Json.object()
                .put("AttachmentId", attachmentId(policy, target))
                .put("PolicyId", policy)
                .put("TargetId", target)
                .put("ChangedAt", now);
        return state.with(Kind.POLICY_ATTACHMENT, attachment);
    }

    private static @Nullable ObjectNode find(State state, String policy, String target) {
        return state.table(Kind.POLICY_ATTACHMENT).find(attachmentId(policy, target));
    }

    private static String attachmentId(String policy, String target) {
        return policy + " " + target;
    }

    private static long ofType(State state, String target, String type) {
        return attachedTo(state, target).stream().filter(Policies.ofType(type)).count();
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
