package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;

/**
 * What the text of a policy must be: an object in JSON, no longer than its type allows; for a control policy one with
 * statements. Nothing here looks at actions or conditions.
 */
final class PolicyContents {
    static final String SERVICE_CONTROL = "SERVICE_CONTROL_POLICY";
    static final String RESOURCE_CONTROL = "RESOURCE_CONTROL_POLICY";

    private static final int LONGEST_CONTROL = 5_120;
    private static final int LONGEST_OTHER = 10_000;

    private PolicyContents() {}

    static void check(String type, String content) {
        if (content.length() > (isControl(type) ? LONGEST_CONTROL : LONGEST_OTHER)) {
            throw OrganizationRows.violation(
                    "POLICY_CONTENT_LIMIT_EXCEEDED", "You have exceeded the maximum size of a policy.");
        }
        ObjectNode policy = parse(content);
        if (isControl(type)) {
            JsonNode statements = policy.path("Statement");
            if (statements.isEmpty()) {
                throw malformed();
            }
            (statements.isArray() ? statements : Json.MAPPER.createArrayNode().add(statements))
                    .forEach(statement -> checkStatement(type, statement));
        }
    }

    /** Whether policies of this type limit what is allowed, and so need one that allows. */
    static boolean isControl(String type) {
        return type.equals(SERVICE_CONTROL) || type.equals(RESOURCE_CONTROL);
    }

    private static void checkStatement(String type, JsonNode statement) {
        boolean resource = type.equals(RESOURCE_CONTROL);
        String effect = statement.path("Effect").asText();
        boolean fits = (effect.equals("Deny") || effect.equals("Allow") && !resource)
                && (statement.has("Action") || statement.has("NotAction"))
                && resource == statement.has("Principal");
        if (!fits) {
            throw malformed();
        }
    }

    private static ObjectNode parse(String content) {
        try {
            return Json.parseObject(content.getBytes(StandardCharsets.UTF_8));
        } catch (Fault notJson) {
            throw malformed();
        }
    }

    private static Fault malformed() {
        return Fault.of(
                "MalformedPolicyDocumentException",
                "The provided policy document does not meet the requirements of the specified policy type.");
    }
}
