package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Who may use which permission set in which account. Assignments are made and removed asynchronously; the first one of a
 * permission set in an account provisions it there, the last one takes it away. An assignment outlives its principal.
 */
final class AccountAssignments {
    private static final List<String> DESCRIBED = List.of(
            "Status",
            "RequestId",
            "FailureReason",
            "TargetId",
            "TargetType",
            "PermissionSetArn",
            "PrincipalType",
            "PrincipalId",
            "CreatedDate");
    private static final List<String> LISTED = List.of("AccountId", "PermissionSetArn", "PrincipalType", "PrincipalId");

    private final AsyncJobs jobs;
    private final boolean inherited;

    /** @param inherited whether a user's listing has the assignments of their groups */
    AccountAssignments(AsyncJobs jobs, boolean inherited) {
        this.jobs = jobs;
        this.inherited = inherited;
    }

    /** Succeeds also where the assignment is there already. */
    Change create(State state, ObjectNode input) {
        PermissionSets.require(state, input);
        requirePrincipal(state, input);
        requireAccount(state, input);
        return submitted(state, input, AsyncJobs.Type.CREATION, "AccountAssignmentCreationStatus");
    }

    Change delete(State state, ObjectNode input) {
        PermissionSets.require(state, input);
        if (state.table(Kind.ASSIGNMENT).find(id(input)) == null) {
            throw Refusals.notFound("The account assignment does not exist.");
        }
        return submitted(state, input, AsyncJobs.Type.DELETION, "AccountAssignmentDeletionStatus");
    }

    /** What a creation does at its end. */
    Outcome created(State state, ObjectNode job) {
        Outcome provisioned =
                Provisioning.provisioned(state, job, job.path("TargetId").asText());
        if (!provisioned.failure().isEmpty()) {
            return provisioned;
        }
        ObjectNode assignment = Json.object()
                .put("AssignmentId", id(job))
                .put("Place", place(job))
                .put("AccountId", job.path("TargetId").asText());
        assignment.setAll(job.deepCopy().retain("PermissionSetArn", "PrincipalType", "PrincipalId"));
        return Outcome.success(provisioned.state().with(Kind.ASSIGNMENT, assignment));
    }

    /** What a deletion does at its end. */
    Outcome deleted(State state, ObjectNode job) {
        String failure = Provisioning.unreachable(state, job.path("TargetId").asText());
        if (!failure.isEmpty()) {
            return new Outcome(state, failure);
        }
        State without = state.without(Kind.ASSIGNMENT, List.of(id(job)));
        String place = place(job);
        boolean last = without.table(Kind.ASSIGNMENT).where("/Place", place).isEmpty();
        return Outcome.success(last ? without.without(Kind.PROVISIONED, List.of(place)) : without);
    }

    ObjectNode describeCreation(State state, ObjectNode input) {
        String id = input.path("AccountAssignmentCreationRequestId").asText();
        return described(AsyncJobs.require(state, AsyncJobs.Type.CREATION, id), "AccountAssignmentCreationStatus");
    }

    ObjectNode describeDeletion(State state, ObjectNode input) {
        String id = input.path("AccountAssignmentDeletionRequestId").asText();
        return described(AsyncJobs.require(state, AsyncJobs.Type.DELETION, id), "AccountAssignmentDeletionStatus");
    }

    ObjectNode listCreations(State state, ObjectNode input) {
        return AsyncJobs.list(
                state,
                input,
                AsyncJobs.Type.CREATION,
                "ListAccountAssignmentCreationStatus",
                "AccountAssignmentsCreationStatus");
    }

    ObjectNode listDeletions(State state, ObjectNode input) {
        return AsyncJobs.list(
                state,
                input,
                AsyncJobs.Type.DELETION,
                "ListAccountAssignmentDeletionStatus",
                "AccountAssignmentsDeletionStatus");
    }

    ObjectNode list(State state, ObjectNode input) {
        PermissionSets.require(state, input);
        String place = Provisioning.place(
                input.path("AccountId").asText(), input.path("PermissionSetArn").asText());
        return Refusals.page(
                input,
                "ListAccountAssignments",
                "AccountAssignments",
                shown(state.table(Kind.ASSIGNMENT).where("/Place", place)));
    }

    ObjectNode listForPrincipal(State state, ObjectNode input) {
        String type = input.path("PrincipalType").asText();
        String id = input.path("PrincipalId").asText();
        List<ObjectNode> rows = new ArrayList<>(of(state, type, id));
        if (inherited && type.equals("USER")) {
            state.table(Kind.MEMBERSHIP)
                    .where(Memberships.OF_USER, id)
                    .forEach(membership -> rows.addAll(
                            of(state, "GROUP", membership.path("GroupId").asText())));
        }
        JsonNode account = input.at("/Filter/AccountId");
        rows.removeIf(row -> account.isTextual() && !row.path("AccountId").equals(account));
        return Refusals.page(input, "ListAccountAssignmentsForPrincipal", "AccountAssignments", shown(rows));
    }

    private Change submitted(State state, ObjectNode input, AsyncJobs.Type type, String result) {
        String account = input.path("TargetId").asText();
        WorkInProgress.requireFree(state, input.path("PermissionSetArn").asText(), account);
        WorkInProgress.requireRoom(state);
        ObjectNode job = jobs.started(type, input.deepCopy().put("AccountId", account));
        return new Change(jobs.add(state, job), described(job, result));
    }

    private static List<ObjectNode> of(State state, String type, String id) {
        return state.table(Kind.ASSIGNMENT).where("/PrincipalId", id).stream()
                .filter(row -> row.path("PrincipalType").asText().equals(type))
                .toList();
    }

    private static TreeMap<String, JsonNode> shown(List<ObjectNode> rows) {
        TreeMap<String, JsonNode> shown = new TreeMap<>();
        rows.forEach(row ->
                shown.put(row.path("AssignmentId").asText(), row.deepCopy().retain(LISTED)));
        return shown;
    }

    private static ObjectNode described(ObjectNode job, String result) {
        ObjectNode answer = Json.object();
        answer.set(result, job.deepCopy().retain(DESCRIBED));
        return answer;
    }

    private static void requirePrincipal(State state, ObjectNode input) {
        String type = input.path("PrincipalType").asText();
        String id = input.path("PrincipalId").asText();
        if (state.table(type.equals("USER") ? Kind.USER : Kind.GROUP).find(id) == null) {
            throw Refusals.notFound(type + " with id " + id + " not found.");
        }
    }

    private static void requireAccount(State state, ObjectNode input) {
        String id = input.path("TargetId").asText();
        if (state.table(Kind.ACCOUNT).find(id) == null) {
            throw Refusals.notFound("Account " + id + " not found in the organization.");
        }
    }

    private static String place(ObjectNode request) {
        return Provisioning.place(
                request.path("TargetId").asText(),
                request.path("PermissionSetArn").asText());
    }

    private static String id(ObjectNode request) {
        return place(request) + " " + request.path("PrincipalType").asText() + " "
                + request.path("PrincipalId").asText();
    }
}
