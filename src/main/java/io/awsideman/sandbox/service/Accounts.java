package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.util.List;

/** The accounts of the organization, their place and their end. */
final class Accounts {
    ObjectNode list(State state, ObjectNode input) {
        List<ObjectNode> accounts = state.table(Kind.ACCOUNT).rows().stream()
                .map(account -> placed(state, account))
                .toList();
        return OrganizationRows.page(
                input, "ListAccounts", "Accounts", state.table(Kind.ACCOUNT).inOrder(accounts));
    }

    ObjectNode describe(State state, ObjectNode input) {
        ObjectNode answer = Json.object();
        answer.set("Account", placed(state, OrganizationRows.requireAccount(state, input)));
        return answer;
    }

    Change move(State state, ObjectNode input) {
        String id = OrganizationRows.requireAccount(state, input).path("Id").asText();
        String from = input.path("SourceParentId").asText();
        String to = input.path("DestinationParentId").asText();
        if (!OrganizationRows.isParent(state, from)) {
            throw Fault.of("SourceParentNotFoundException", "You specified a source parent that doesn't exist.");
        }
        if (!OrganizationRows.isParent(state, to)) {
            throw Fault.of(
                    "DestinationParentNotFoundException", "You specified a destination parent that doesn't exist.");
        }
        String parent = OrganizationRows.parentOf(state, id);
        if (parent.equals(to)) {
            throw Fault.of("DuplicateAccountException", "The account is already in the destination.");
        }
        if (!parent.equals(from)) {
            throw Fault.of("AccountNotFoundException", "The account is not in the source parent.");
        }
        ObjectNode placement = Json.object()
                .put("ChildId", id)
                .put("ChildType", OrganizationRows.ACCOUNT)
                .put("ParentId", to);
        return new Change(state.with(Kind.PLACEMENT, placement), Json.object());
    }

    /** A closed account stays in the organization, waiting for its closure. */
    Change close(State state, ObjectNode input) {
        ObjectNode account = OrganizationRows.requireAccount(state, input).deepCopy();
        if (OrganizationRows.isManagement(state, account.path("Id").asText())) {
            throw OrganizationRows.violation(
                    "CANNOT_CLOSE_MANAGEMENT_ACCOUNT", "You attempted to close the management account.");
        }
        if (!account.path("Status").asText().equals("ACTIVE")) {
            throw Fault.of(
                    "AccountAlreadyClosedException", "You attempted to close an account that is already closed.");
        }
        account.put("Status", "PENDING_CLOSURE").put("State", "PENDING_CLOSURE");
        return new Change(state.with(Kind.ACCOUNT, account), Json.object());
    }

    /** Only accounts that were invited can go: those made here have no way to pay. */
    Change remove(State state, ObjectNode input) {
        ObjectNode account = OrganizationRows.requireAccount(state, input);
        String id = account.path("Id").asText();
        if (OrganizationRows.isManagement(state, id)) {
            throw Fault.of(
                    "MasterCannotLeaveOrganizationException",
                    "You can't remove a management account from an organization.");
        }
        if (!DelegatedAdministrators.delegations(state, id).isEmpty()) {
            throw OrganizationRows.violation(
                    "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG",
                    "You attempted to remove an account that is registered as a delegated administrator.");
        }
        if (!account.path("JoinedMethod").asText().equals("INVITED")) {
            throw OrganizationRows.violation(
                    "MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED",
                    "The account has no valid payment instrument to operate as a standalone account.");
        }
        return new Change(OrganizationRows.forgetting(state, id).without(Kind.ACCOUNT, List.of(id)), Json.object());
    }

    /** The account as answers show it. */
    static ObjectNode placed(State state, ObjectNode account) {
        ObjectNode placed = account.deepCopy();
        placed.putArray("Paths")
                .add(OrganizationRows.path(state, account.path("Id").asText()));
        return placed;
    }
}
