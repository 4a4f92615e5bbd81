package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import java.util.List;
import java.util.TreeMap;

/** Which accounts have which permission sets, and whether in their latest version. */
final class Provisioning {
    ObjectNode listAccounts(State state, ObjectNode input) {
        PermissionSets.require(state, input);
        String arn = input.path("PermissionSetArn").asText();
        return Refusals.page(
                input,
                "ListAccountsForProvisionedPermissionSet",
                "AccountIds",
                values(state, input, state.table(Kind.PROVISIONED).where("/PermissionSetArn", arn), "AccountId"));
    }

    ObjectNode listSets(State state, ObjectNode input) {
        String account = input.path("AccountId").asText();
        return Refusals.page(
                input,
                "ListPermissionSetsProvisionedToAccount",
                "PermissionSets",
                values(state, input, state.table(Kind.PROVISIONED).where("/AccountId", account), "PermissionSetArn"));
    }

    private static TreeMap<String, JsonNode> values(
            State state, ObjectNode input, List<ObjectNode> places, String member) {
        String asked = input.path("ProvisioningStatus").asText("");
        TreeMap<String, JsonNode> values = new TreeMap<>();
        for (ObjectNode place : places) {
            if (asked.isEmpty() || asked.equals(status(state, place))) {
                String value = place.path(member).asText();
                values.put(value, TextNode.valueOf(value));
            }
        }
        return values;
    }

    private static String status(State state, ObjectNode place) {
        ObjectNode set = state.table(Kind.PERMISSION_SET)
                .find(place.path("PermissionSetArn").asText());
        boolean latest = set != null && set.path("Version").equals(place.path("Version"));
        return latest ? "LATEST_PERMISSION_SET_PROVISIONED" : "LATEST_PERMISSION_SET_NOT_PROVISIONED";
    }
}
