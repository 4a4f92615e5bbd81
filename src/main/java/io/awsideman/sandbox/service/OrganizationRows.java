package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import io.awsideman.sandbox.wire.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Look-ups and refusals that the operations of organizations share. */
final class OrganizationRows {
    static final String ACCOUNT = "ACCOUNT";
    static final String UNIT = "ORGANIZATIONAL_UNIT";

    private static final String ROOT = "ROOT";
    private static final int PAGE = 20;

    private OrganizationRows() {}

    static ObjectNode organization(State state) {
        return state.table(Kind.ORGANIZATION).rows().stream()
                .findFirst()
                .orElseThrow(() -> Fault.of(
                        "AWSOrganizationsNotInUseException", "Your account is not a member of an organization."));
    }

    static ObjectNode requireAccount(State state, ObjectNode input) {
        return found(
                state,
                Kind.ACCOUNT,
                input.path("AccountId").asText(),
                Fault.of("AccountNotFoundException", "You specified an account that doesn't exist."));
    }

    static ObjectNode requireUnit(State state, ObjectNode input) {
        return found(
                state,
                Kind.ORGANIZATIONAL_UNIT,
                input.path("OrganizationalUnitId").asText(),
                Fault.of(
                        "OrganizationalUnitNotFoundException",
                        "You specified an organizational unit that doesn't exist."));
    }

    static ObjectNode requirePolicy(State state, ObjectNode input) {
        return found(
                state,
                Kind.POLICY,
                input.path("PolicyId").asText(),
                Fault.of("PolicyNotFoundException", "You specified a policy that doesn't exist."));
    }

    /** The root, organizational unit or account that a policy can be attached to. */
    static ObjectNode requireTarget(State state, String id) {
        return found(
                state,
                targetKind(id),
                id,
                Fault.of("TargetNotFoundException", "You specified a target that doesn't exist."));
    }

    /** ROOT, ORGANIZATIONAL_UNIT or ACCOUNT, by the look of the identifier. */
    static String targetType(String id) {
        return switch (targetKind(id)) {
            case ROOT -> ROOT;
            case ORGANIZATIONAL_UNIT -> UNIT;
            default -> ACCOUNT;
        };
    }

    /** The identifier of the existing root or unit that a request names as ParentId. */
    static String requireParent(State state, ObjectNode input) {
        String id = input.path("ParentId").asText();
        if (!isParent(state, id)) {
            throw Fault.of("ParentNotFoundException", "You specified a parent that doesn't exist.");
        }
        return id;
    }

    /** Whether there is a root or organizational unit of this identifier. */
    static boolean isParent(State state, String id) {
        return state.table(Kind.ROOT).find(id) != null
                || state.table(Kind.ORGANIZATIONAL_UNIT).find(id) != null;
    }

    /** Where an account or unit hangs. */
    static String parentOf(State state, String child) {
        List<String> ids = ancestry(state, child);
        return ids.get(ids.size() - 2);
    }

    static boolean isManagement(State state, String account) {
        return organization(state).path("MasterAccountId").asText().equals(account);
    }

    /** The ARN of something in the organization. */
    static String arn(State state, String type, String name) {
        return organization(state).path("Arn").asText().replaceFirst(":organization/", ":" + type + "/") + "/" + name;
    }

    /** The row that hangs an account or unit under a parent. */
    static ObjectNode placement(String child, String type, String parent) {
        return Json.object().put("ChildId", child).put("ChildType", type).put("ParentId", parent);
    }

    /** {@code state} without the place, the tags and the policies of something that goes. */
    static State forgetting(State state, String id) {
        List<String> attachments = state.table(Kind.POLICY_ATTACHMENT).where("/TargetId", id).stream()
                .map(attachment -> attachment.path("AttachmentId").asText())
                .toList();
        return state.without(Kind.PLACEMENT, List.of(id))
                .without(Kind.TAGS, List.of(id))
                .without(Kind.POLICY_ATTACHMENT, attachments);
    }

    /** The identifiers from the root down to {@code id}, both included. */
    static List<String> ancestry(State state, String id) {
        ObjectNode placement = state.table(Kind.PLACEMENT).find(id);
        List<String> ids = placement == null
                ? new ArrayList<>()
                : ancestry(state, placement.path("ParentId").asText());
        ids.add(id);
        return ids;
    }

    /** The path of an account or unit as AWS writes it: from the organization down, each with a slash behind it. */
    static String path(State state, String id) {
        return organization(state).path("Id").asText() + "/" + String.join("/", ancestry(state, id)) + "/";
    }

    static Fault invalidInput(String reason, String message) {
        return Fault.of("InvalidInputException", message).with("Reason", reason);
    }

    static Fault violation(String reason, String message) {
        return Fault.of("ConstraintViolationException", message).with("Reason", reason);
    }

    static NavigableMap<String, ObjectNode> by(String member, List<ObjectNode> rows) {
        NavigableMap<String, ObjectNode> order = new TreeMap<>();
        rows.forEach(row -> order.put(row.path(member).asText(), row));
        return order;
    }

    static ObjectNode page(ObjectNode input, String operation, String result, NavigableMap<String, ObjectNode> rows) {
        return page(input, operation, result, rows, row -> true);
    }

    /** The matching ones among a page of rows: none of them may match though there are more pages, as in AWS. */
    static ObjectNode page(
            ObjectNode input,
            String operation,
            String result,
            NavigableMap<String, ObjectNode> rows,
            Predicate<ObjectNode> filter) {
        Fault badToken = invalidInput("INVALID_NEXT_TOKEN", "You specified an invalid NextToken.");
        return new Pages(operation, result, PAGE, badToken).page(input, rows, filter);
    }

    private static Kind targetKind(String id) {
        if (id.startsWith("r-")) {
            return Kind.ROOT;
        }
        return id.startsWith("ou-") ? Kind.ORGANIZATIONAL_UNIT : Kind.ACCOUNT;
    }

    private static ObjectNode found(State state, Kind kind, String id, Fault missing) {
        ObjectNode row = state.table(kind).find(id);
        if (row == null) {
            throw missing;
        }
        return row;
    }
}
