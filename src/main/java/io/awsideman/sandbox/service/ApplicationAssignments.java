package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Json;
import java.util.List;
import java.util.TreeMap;

/** Who is assigned to which application. Like in AWS, assignments of deleted users and groups stay. */
final class ApplicationAssignments {
    private static final String MEMBER = "AssignmentRequired";

    Change create(State state, ObjectNode input) {
        Applications.require(state, input);
        Kind kind = input.path("PrincipalType").asText().equals("USER") ? Kind.USER : Kind.GROUP;
        if (state.table(kind).find(input.path("PrincipalId").asText()) == null) {
            throw Refusals.notFound(
                    kind + " with id " + input.path("PrincipalId").asText() + " not found.");
        }
        String id = id(input);
        if (state.table(Kind.APPLICATION_ASSIGNMENT).find(id) != null) {
            throw Refusals.conflict("The principal is already assigned to the application.");
        }
        ObjectNode assignment = input.deepCopy().put("AssignmentId", id);
        return new Change(state.with(Kind.APPLICATION_ASSIGNMENT, assignment), Json.object());
    }

    ObjectNode describe(State state, ObjectNode input) {
        return described(require(state, input));
    }

    Change delete(State state, ObjectNode input) {
        String id = require(state, input).path("AssignmentId").asText();
        return new Change(state.without(Kind.APPLICATION_ASSIGNMENT, List.of(id)), Json.object());
    }

    ObjectNode list(State state, ObjectNode input) {
        String arn = Applications.require(state, input).path("ApplicationArn").asText();
        return page(
                input,
                "ListApplicationAssignments",
                state.table(Kind.APPLICATION_ASSIGNMENT).where("/ApplicationArn", arn));
    }

    /** The assignments of the principal itself; those that a user has through groups are not among them. */
    ObjectNode listOfPrincipal(State state, ObjectNode input) {
        JsonNode only = input.path("Filter").path("ApplicationArn");
        List<ObjectNode> assignments =
                state
                        .table(Kind.APPLICATION_ASSIGNMENT)
                        .where("/PrincipalId", input.path("PrincipalId").asText())
                        .stream()
                        .filter(row -> row.path("PrincipalType").equals(input.path("PrincipalType")))
                        .filter(row -> only.isMissingNode() || only.equals(row.path("ApplicationArn")))
                        .filter(row -> ofInstance(state, row, input.path("InstanceArn")))
                        .toList();
        return page(input, "ListApplicationAssignmentsForPrincipal", assignments);
    }

    /** Whether only assigned principals may use the application, as long as nobody said otherwise. */
    ObjectNode getConfiguration(State state, ObjectNode input) {
        boolean required = Applications.require(state, input).path(MEMBER).asBoolean(true);
        return Json.object().put(MEMBER, required);
    }

    Change putConfiguration(State state, ObjectNode input) {
        ObjectNode application = Applications.requireOAuth(state, input).deepCopy();
        application.set(MEMBER, input.path(MEMBER));
        return new Change(state.with(Kind.APPLICATION, application), Json.object());
    }

    private static ObjectNode require(State state, ObjectNode input) {
        Applications.require(state, input);
        ObjectNode assignment = state.table(Kind.APPLICATION_ASSIGNMENT).find(id(input));
        if (assignment == null) {
            throw Refusals.notFound("The principal is not assigned to the application.");
        }
        return assignment;
    }

    private static boolean ofInstance(State state, ObjectNode assignment, JsonNode instance) {
        ObjectNode application = state.table(Kind.APPLICATION)
                .find(assignment.path("ApplicationArn").asText());
        return application != null && application.path("InstanceArn").equals(instance);
    }

    private static ObjectNode page(ObjectNode input, String operation, List<ObjectNode> assignments) {
        TreeMap<String, ObjectNode> rows = new TreeMap<>();
        assignments.forEach(row -> rows.put(row.path("AssignmentId").asText(), described(row)));
        return Refusals.page(input, operation, "ApplicationAssignments", rows);
    }

    private static ObjectNode described(ObjectNode assignment) {
        ObjectNode described = assignment.deepCopy();
        described.remove("AssignmentId");
        return described;
    }

    private static String id(ObjectNode input) {
        return String.join(
                " ",
                input.path("ApplicationArn").asText(),
                input.path("PrincipalType").asText(),
                input.path("PrincipalId").asText());
    }
}
