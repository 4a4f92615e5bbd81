package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Accounts on their way in: a request is IN_PROGRESS until its time has passed, then there is an account in the root, or
 * a reason why not.
 */
final class AccountRequests {
    private static final String STATE = "State";
    private static final String IN_PROGRESS = "IN_PROGRESS";

    /** The members of a row that answers leave out. */
    private static final List<String> OWN = List.of("Email", "Tags", "EndsAt", "NewAccountId");

    private final Stamps stamps;
    private final Duration time;

    /** Requests that take this long. */
    AccountRequests(Stamps stamps, Duration time) {
        this.stamps = stamps;
        this.time = time;
    }

    Change create(State state, ObjectNode input) {
        BigDecimal now = stamps.now();
        ObjectNode request = Json.object()
                .put("Id", "car-" + stamps.newNumber() + stamps.newNumber())
                .put("AccountName", input.path("AccountName").asText())
                .put(STATE, IN_PROGRESS)
                .put("RequestedTimestamp", now)
                .put("Email", input.path("Email").asText())
                .put("EndsAt", now.add(BigDecimal.valueOf(time.toMillis(), 3)))
                .put("NewAccountId", stamps.newAccountId());
        request.set("Tags", input.path("Tags"));
        OrganizationTags.with(state, request.path("Id").asText(), input.path("Tags"));
        return new Change(state.with(Kind.ACCOUNT_REQUEST, request), answer(request));
    }

    ObjectNode describe(State state, ObjectNode input) {
        ObjectNode request = state.table(Kind.ACCOUNT_REQUEST)
                .find(input.path("CreateAccountRequestId").asText());
        if (request == null) {
            throw Fault.of(
                    "CreateAccountStatusNotFoundException",
                    "You specified a create account request that doesn't exist.");
        }
        return answer(request);
    }

    ObjectNode list(State state, ObjectNode input) {
        Set<String> states = new HashSet<>();
        input.path("States").forEach(wanted -> states.add(wanted.asText()));
        Predicate<ObjectNode> filter =
                row -> states.isEmpty() || states.contains(row.path(STATE).asText());
        List<ObjectNode> requests = state.table(Kind.ACCOUNT_REQUEST).rows().stream()
                .map(AccountRequests::shown)
                .toList();
        return OrganizationRows.page(
                input,
                "ListCreateAccountStatus",
                "CreateAccountStatuses",
                state.table(Kind.ACCOUNT_REQUEST).inOrder(requests),
                filter);
    }

    /** {@code state} with the accounts whose time has come; the same object when there are none. */
    State settled(State state) {
        BigDecimal now = stamps.now();
        State settled = state;
        for (ObjectNode request : state.table(Kind.ACCOUNT_REQUEST).where("/" + STATE, IN_PROGRESS)) {
            if (request.path("EndsAt").decimalValue().compareTo(now) <= 0) {
                settled = settled(settled, request);
            }
        }
        return settled;
    }

    private static State settled(State state, ObjectNode request) {
        ObjectNode ended = request.deepCopy();
        ended.set("CompletedTimestamp", request.path("EndsAt"));
        String email = request.path("Email").asText();
        if (!state.table(Kind.ACCOUNT).whereIgnoringCase("/Email", email).isEmpty()) {
            ended.put(STATE, "FAILED").put("FailureReason", "EMAIL_ALREADY_EXISTS");
            return state.with(Kind.ACCOUNT_REQUEST, ended);
        }
        String id = request.path("NewAccountId").asText();
        ended.put(STATE, "SUCCEEDED").put("AccountId", id);
        return joined(state.with(Kind.ACCOUNT_REQUEST, ended), request, id);
    }

    private static State joined(State state, ObjectNode request, String id) {
        String root = state.table(Kind.ROOT).rows().get(0).path("Id").asText();
        JsonNode time = request.path("EndsAt");
        ObjectNode account = Json.object()
                .put("Id", id)
                .put("Arn", OrganizationRows.arn(state, "account", id))
                .put("Email", request.path("Email").asText())
                .put("Name", request.path("AccountName").asText())
                .put("Status", "ACTIVE")
                .put(STATE, "ACTIVE")
                .put("JoinedMethod", "CREATED");
        account.set("JoinedTimestamp", time);
        State next = state.with(Kind.ACCOUNT, account)
                .with(Kind.PLACEMENT, OrganizationRows.placement(id, OrganizationRows.ACCOUNT, root));
        return OrganizationTags.with(
                PolicyAttachments.allowed(next, id, time.decimalValue()), id, request.path("Tags"));
    }

    private static ObjectNode shown(ObjectNode request) {
        ObjectNode shown = request.deepCopy();
        shown.remove(OWN);
        return shown;
    }

    private static ObjectNode answer(ObjectNode request) {
        ObjectNode answer = Json.object();
        answer.set("CreateAccountStatus", shown(request));
        return answer;
    }
}
