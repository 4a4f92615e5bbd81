package io.awsideman.identitycenter;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** Reads policies: JSON with one statement or several, whose members are one text or several. */
final class PolicyDocument {
    private static final Set<String> ALL_POWERFUL = Set.of("*", "*:*", "iam:*");

    private PolicyDocument() {}

    /**
     * Whether a statement allows everything, or all of IAM, on all resources; its conditions are not looked at. AWS compares
     * actions regardless of case. A document that is no JSON, which AWS would not have taken, allows nothing.
     */
    static boolean allowsEverything(String policy) {
        JsonNode document;
        try {
            document = JsonNode.parser().parse(policy);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return false;
        }
        return document.field("Statement").map(PolicyDocument::elements).orElse(List.of()).stream()
                .anyMatch(statement -> has(statement, "Effect", Set.of("allow"))
                        && has(statement, "Action", ALL_POWERFUL)
                        && has(statement, "Resource", Set.of("*")));
    }

    private static boolean has(JsonNode statement, String member, Set<String> wanted) {
        return statement.field(member).map(PolicyDocument::elements).orElse(List.of()).stream()
                .filter(JsonNode::isString)
                .anyMatch(value -> wanted.contains(value.text().toLowerCase(Locale.ROOT)));
    }

    private static List<JsonNode> elements(JsonNode node) {
        return node.isArray() ? node.asArray() : List.of(node);
    }
}
