package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.util.List;
import java.util.Objects;

/** The organization: its accounts, the tree they hang in, and tags. */
final class Organization {
    ObjectNode describe(State state, ObjectNode input) {
        ObjectNode answer = Json.object();
        answer.set("Organization", OrganizationRows.organization(state));
        return answer;
    }

    ObjectNode listRoots(State state, ObjectNode input) {
        return OrganizationRows.page(
                input, "ListRoots", "Roots", state.table(Kind.ROOT).inOrder());
    }

    ObjectNode listAccounts(State state, ObjectNode input) {
        List<ObjectNode> accounts = state.table(Kind.ACCOUNT).rows().stream()
                .map(account -> placed(state, account))
                .toList();
        return OrganizationRows.page(
                input, "ListAccounts", "Accounts", state.table(Kind.ACCOUNT).inOrder(accounts));
    }

    ObjectNode describeAccount(State state, ObjectNode input) {
        ObjectNode account = OrganizationRows.requireAccount(state, input);
        ObjectNode answer = Json.object();
        answer.set("Account", placed(state, account));
        return answer;
    }

    ObjectNode listAccountsForParent(State state, ObjectNode input) {
        List<ObjectNode> accounts = children(state, parent(state, input), OrganizationRows.ACCOUNT).stream()
                .map(child -> state.table(Kind.ACCOUNT).find(childId(child)))
                .filter(Objects::nonNull)
                .map(account -> placed(state, account))
                .toList();
        return OrganizationRows.page(
                input,
                "ListAccountsForParent",
                "Accounts",
                state.table(Kind.ACCOUNT).inOrder(accounts));
    }

    ObjectNode listUnitsForParent(State state, ObjectNode input) {
        List<ObjectNode> units = children(state, parent(state, input), OrganizationRows.UNIT).stream()
                .map(child -> state.table(Kind.ORGANIZATIONAL_UNIT).find(childId(child)))
                .filter(Objects::nonNull)
                .map(unit -> OrganizationalUnits.placed(state, unit))
                .toList();
        return OrganizationRows.page(
                input, "ListOrganizationalUnitsForParent", "OrganizationalUnits", OrganizationRows.by("Id", units));
    }

    ObjectNode listParents(State state, ObjectNode input) {
        ObjectNode placement =
                state.table(Kind.PLACEMENT).find(input.path("ChildId").asText());
        if (placement == null) {
            throw Fault.of("ChildNotFoundException", "You specified a child that doesn't exist.");
        }
        String parent = placement.path("ParentId").asText();
        ObjectNode row = Json.object().put("Id", parent).put("Type", OrganizationRows.targetType(parent));
        return OrganizationRows.page(input, "ListParents", "Parents", OrganizationRows.by("Id", List.of(row)));
    }

    ObjectNode listChildren(State state, ObjectNode input) {
        String type = input.path("ChildType").asText();
        List<ObjectNode> children = children(state, parent(state, input), type).stream()
                .map(child -> Json.object().put("Id", childId(child)).put("Type", type))
                .toList();
        return OrganizationRows.page(input, "ListChildren", "Children", OrganizationRows.by("Id", children));
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
        return OrganizationRows.page(input, "ListTagsForResource", "Tags", OrganizationRows.by("Key", rows));
    }

    private static String parent(State state, ObjectNode input) {
        String id = input.path("ParentId").asText();
        if (!OrganizationRows.isParent(state, id)) {
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
        placed.putArray("Paths")
                .add(OrganizationRows.path(state, account.path("Id").asText()));
        return placed;
    }
}
