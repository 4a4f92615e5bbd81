package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.CallerIdentity;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the management policies (tag policies and their kin) from the root down to an account add up to, by AWS's
 * inheritance operators: {@code @@assign} replaces what was inherited, {@code @@append} adds to it, {@code @@remove}
 * takes from it. Control policies have no effective form: each of them is evaluated by itself.
 */
final class EffectivePolicies {
    private static final String ASSIGN = "@@assign";
    private static final String APPEND = "@@append";
    private static final String REMOVE = "@@remove";

    private final CallerIdentity caller;

    EffectivePolicies(CallerIdentity caller) {
        this.caller = caller;
    }

    /** Of the caller's account where the request names none. */
    ObjectNode describe(State state, ObjectNode input) {
        String account = input.path("TargetId").asText(caller.account());
        if (state.table(Kind.ROOT).find(account) != null
                || state.table(Kind.ORGANIZATIONAL_UNIT).find(account) != null) {
            throw OrganizationRows.invalidInput(
                    "TARGET_NOT_SUPPORTED", "You can't perform the specified operation on that target entity.");
        }
        OrganizationRows.requireTarget(state, account);
        String type = input.path("PolicyType").asText();
        ObjectNode merged = Json.object();
        List<String> targets = OrganizationRows.ancestry(state, account);
        List<ObjectNode> policies = targets.stream()
                .flatMap(target -> PolicyAttachments.attachedTo(state, target).stream())
                .filter(Policies.ofType(type))
                .toList();
        if (policies.isEmpty()) {
            throw Fault.of(
                    "EffectivePolicyNotFoundException", "The account doesn't have an effective policy of this type.");
        }
        policies.forEach(policy ->
                merge(merged, Json.parseObject(policy.path("Content").asText().getBytes(StandardCharsets.UTF_8))));
        ObjectNode answer = Json.object();
        answer.putObject("EffectivePolicy")
                .put("PolicyContent", merged.toString())
                .put("LastUpdatedTimestamp", lastChange(state, targets, policies))
                .put("TargetId", account)
                .put("PolicyType", type);
        return answer;
    }

    private static BigDecimal lastChange(State state, List<String> targets, List<ObjectNode> policies) {
        Stream<ObjectNode> attachments = targets.stream()
                .flatMap(target -> state.table(Kind.POLICY_ATTACHMENT).where("/TargetId", target).stream())
                .filter(attachment ->
                        policies.stream().anyMatch(policy -> policy.path("Id").equals(attachment.path("PolicyId"))));
        return Stream.concat(policies.stream(), attachments)
                .map(row -> row.path("ChangedAt").decimalValue())
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    private static void merge(ObjectNode inherited, ObjectNode policy) {
        for (Map.Entry<String, JsonNode> member : policy.properties()) {
            String name = member.getKey();
            if (name.startsWith("@@") || !(member.getValue() instanceof ObjectNode value)) {
                continue;
            }
            if (value.has(ASSIGN)) {
                inherited.set(name, value.get(ASSIGN).deepCopy());
            } else if (value.has(APPEND) || value.has(REMOVE)) {
                inherited.set(name, changed(inherited.path(name), value));
            } else {
                merge(inherited.withObjectProperty(name), value);
            }
        }
    }

    private static ArrayNode changed(JsonNode inherited, ObjectNode operators) {
        ArrayNode values = Json.MAPPER.createArrayNode();
        inherited.forEach(values::add);
        for (JsonNode added : operators.path(APPEND)) {
            if (values.valueStream().noneMatch(added::equals)) {
                values.add(added);
            }
        }
        for (JsonNode removed : operators.path(REMOVE)) {
            for (int i = values.size() - 1; i >= 0; i--) {
                if (values.get(i).equals(removed)) {
                    values.remove(i);
                }
            }
        }
        return values;
    }
}
