package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The accounts of the organization, their place and their end. */
final class Accounts {
    private static final String ACTIVE = "ACTIVE";
    private static final String CLOSING = "PENDING_CLOSURE";
    private static final String CLOSED = "SUSPENDED";

    private final Stamps stamps;
    private final Duration closure;

    /** Accounts whose closure takes this long. */
    Accounts(Stamps stamps, Duration closure) {
        this.stamps = stamps;
        this.closure = closure;
    }

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
        ObjectNode placement = OrganizationRows.placement(id, OrganizationRows.ACCOUNT, to);
        return new Change(state.with(Kind.PLACEMENT, placement), Json.object());
    }

    /** A closed account stays in the organization: first it waits for its closure, then it is suspended. */
    Change close(State state, ObjectNode input) {
        ObjectNode account = OrganizationRows.requireAccount(state, input).deepCopy();
        if (OrganizationRows.isManagement(state, account.path("Id").asText())) {
            throw OrganizationRows.violation(
                    "CANNOT_CLOSE_MANAGEMENT_ACCOUNT", "You attempted to close the management account.");
        }
        if (!account.path("Status").asText().equals(ACTIVE)) {
            throw Fault.of(
                    "AccountAlreadyClosedException", "You attempted to close an account that is already closed.");
        }
        BigDecimal end = stamps.now().add(BigDecimal.valueOf(closure.toMillis(), 3));
        account.put("Status", CLOSING).put("State", CLOSING).put("ClosesAt", end);
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

    /** {@code state} with the accounts suspended whose closure is over; the same object when there are none. */
    State settled(State state) {
        BigDecimal now = stamps.now();
        List<ObjectNode> closed = state.table(Kind.ACCOUNT).where("/Status", CLOSING).stream()
                .filter(account -> account.path("ClosesAt").decimalValue().compareTo(now) <= 0)
                .map(account -> shown(account).put("Status", CLOSED).put("State", CLOSED))
                .toList();
        return closed.isEmpty() ? state : state.with(Kind.ACCOUNT, closed);
    }

    /** The account as answers show it, without its place. */
    static ObjectNode shown(ObjectNode account) {
        ObjectNode shown = account.deepCopy();
        shown.remove("ClosesAt");
        return shown;
    }

    /** The account as answers show it. */
    static ObjectNode placed(State state, ObjectNode account) {
        ObjectNode placed = shown(account);
        placed.putArray("Paths")
                .add(OrganizationRows.path(state, account.path("Id").asText()));
        return placed;
    }
}
