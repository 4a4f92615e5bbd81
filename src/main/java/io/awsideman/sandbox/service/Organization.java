package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import io.awsideman.sandbox.wire.Pages;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The organization: its accounts, the tree they hang in, and tags. */
final class Organization {
    private static final int PAGE = 20;
    private static final String ACCOUNT = "ACCOUNT";
    private static final String UNIT = "ORGANIZATIONAL_UNIT";

    ObjectNode describe(State state, ObjectNode input) {
        ObjectNode answer = Json.object();
        answer.set("Organization", organization(state));
        return answer;
    }

    ObjectNode listRoots(State state, ObjectNode input) {
        return page(input, "ListRoots", "Roots", state.table(Kind.ROOT).inOrder());
    }

    ObjectNode listAccounts(State state, ObjectNode input) {
        List<ObjectNode> accounts = state.table(Kind.ACCOUNT).rows().stream()
                .map(account -> placed(state, account))
                .toList();
        return page(input, "ListAccounts", "Accounts", state.table(Kind.ACCOUNT).inOrder(accounts));
    }

    ObjectNode describeAccount(State state, ObjectNode input) {
        ObjectNode account =
                state.table(Kind.ACCOUNT).find(input.path("AccountId").asText());
        if (account == null) {
            throw Fault.of("AccountNotFoundException", "You specified an account that doesn't exist.");
        }
        ObjectNode answer = Json.object();
        answer.set("Account", placed(state, account));
        return answer;
    }

    ObjectNode listAccountsForParent(State state, ObjectNode input) {
        List<ObjectNode> accounts = children(state, parent(state, input), ACCOUNT).stream()
                .map(child -> state.table(Kind.ACCOUNT).find(childId(child)))
                .filter(Objects::nonNull)
                .map(account -> placed(state, account))
                .toList();
        return page(
                input,
                "ListAccountsForParent",
                "Accounts",
                state.table(Kind.ACCOUNT).inOrder(accounts));
    }

    ObjectNode listUnitsForParent(State state, ObjectNode input) {
        List<ObjectNode> units = children(state, parent(state, input), UNIT).stream()
                .map(child -> state.table(Kind.ORGANIZATIONAL_UNIT).find(childId(child)))
                .filter(Objects::nonNull)
                .map(unit ->
                        unit.deepCopy().put("Path", path(state, unit.path("Id").asText())))
                .toList();
        return page(input, "ListOrganizationalUnitsForParent", "OrganizationalUnits", by("Id", units));
    }

    ObjectNode listParents(State state, ObjectNode input) {
        ObjectNode placement =
                state.table(Kind.PLACEMENT).find(input.path("ChildId").asText());
        if (placement == null) {
            throw Fault.of("ChildNotFoundException", "You specified a child that doesn't exist.");
        }
        String parent = placement.path("ParentId").asText();
        ObjectNode row = Json.object().put("Id", parent).put("Type", parent.startsWith("r-") ? "ROOT" : UNIT);
        return page(input, "ListParents", "Parents", by("Id", List.of(row)));
    }

    ObjectNode listChildren(State state, ObjectNode input) {
        String type = input.path("ChildType").asText();
        List<ObjectNode> children = children(state, parent(state, input), type).stream()
                .map(child -> Json.object().put("Id", childId(child)).put("Type", type))
                .toList();
        return page(input, "ListChildren", "Children", by("Id", children));
    }

    ObjectNode listTags(State state, ObjectNode input) {
        String id = input.path("ResourceId").asText();
        boolean known = state.table(Kind.PLACEMENT).find(id) != null
                || state.table(Kind.ROOT).find(id) != null;
        if (!known) {
            throw Fault.of("TargetNotFoundException", "You specified a target that doesn't exist.");
        }
        ObjectNode tags = state.table(Kind.TAGS).find(id);
        List<ObjectNode> rows = tags == null
                ? List.of()
                : tags.path("Tags").valueStream().map(ObjectNode.class::cast).toList();
        return page(input, "ListTagsForResource", "Tags", by("Key", rows));
    }

    private static ObjectNode organization(State state) {
        return state.table(Kind.ORGANIZATION).rows().stream()
                .findFirst()
                .orElseThrow(() -> Fault.of(
                        "AWSOrganizationsNotInUseException", "Your account is not a member of an organization."));
    }

    private static String parent(State state, ObjectNode input) {
        String id = input.path("ParentId").asText();
        if (state.table(Kind.ROOT).find(id) == null
                && state.table(Kind.ORGANIZATIONAL_UNIT).find(id) == null) {
            throw Fault.of("ParentNotFoundException", "You specified a parent that doesn't exist.");
        }
        return id;
    }

    private static List<ObjectNode> children(State state, String parent, String type) {
        return state.table(Kind.PLACEMENT).where("/ParentId", parent).stream()
                .filter(child -> child.path("ChildType").asText().equals(type))
                .toList();
    }

    private static String childId(ObjectNode placement) {
        return placement.path("ChildId").asText();
    }

    private static ObjectNode placed(State state, ObjectNode account) {
        ObjectNode placed = account.deepCopy();
        placed.putArray("Paths").add(path(state, account.path("Id").asText()));
        return placed;
    }

    private static String path(State state, String id) {
        @Nullable ObjectNode placement = state.table(Kind.PLACEMENT).find(id);
        String above = placement == null
                ? organization(state).path("Id").asText() + "/"
                : path(state, placement.path("ParentId").asText());
        return above + id + "/";
    }

    private static NavigableMap<String, ObjectNode> by(String member, List<ObjectNode> rows) {
        NavigableMap<String, ObjectNode> order = new TreeMap<>();
        rows.forEach(row -> order.put(row.path(member).asText(), row));
        return order;
    }

    private static ObjectNode page(
            ObjectNode input, String operation, String result, NavigableMap<String, ObjectNode> rows) {
        Fault badToken = Fault.of("InvalidInputException", "You specified an invalid NextToken.")
                .with("Reason", "INVALID_NEXT_TOKEN");
        return new Pages(operation, result, PAGE, badToken).page(input, rows);
    }
}
