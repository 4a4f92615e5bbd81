package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.util.List;
import java.util.Objects;

/** The organization and its tree: what hangs where. */
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

    ObjectNode listAccountsForParent(State state, ObjectNode input) {
        List<ObjectNode> accounts =
                children(state, OrganizationRows.requireParent(state, input), OrganizationRows.ACCOUNT).stream()
                        .map(child -> state.table(Kind.ACCOUNT).find(childId(child)))
                        .filter(Objects::nonNull)
                        .map(account -> Accounts.placed(state, account))
                        .toList();
        return OrganizationRows.page(
                input,
                "ListAccountsForParent",
                "Accounts",
                state.table(Kind.ACCOUNT).inOrder(accounts));
    }

    ObjectNode listUnitsForParent(State state, ObjectNode input) {
        List<ObjectNode> units =
                children(state, OrganizationRows.requireParent(state, input), OrganizationRows.UNIT).stream()
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
        List<ObjectNode> children = children(state, OrganizationRows.requireParent(state, input), type).stream()
                .map(child -> Json.object().put("Id", childId(child)).put("Type", type))
                .toList();
        return OrganizationRows.page(input, "ListChildren", "Children", OrganizationRows.by("Id", children));
    }

    private static List<ObjectNode> children(State state, String parent, String type) {
        return state.table(Kind.PLACEMENT).where("/ParentId", parent).stream()
                .filter(child -> child.path("ChildType").asText().equals(type))
                .toList();
    }

    private static String childId(ObjectNode placement) {
        return placement.path("ChildId").asText();
    }
}
