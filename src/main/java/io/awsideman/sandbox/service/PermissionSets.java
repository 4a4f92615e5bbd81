package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.TreeMap;

/**
 * The permission sets of the organization's instance. Every change of one makes a new version of it, which accounts get
 * only by provisioning.
 */
final class PermissionSets {
    private static final int MOST = 3_500;
    private static final String DEFAULT_DURATION = "PT1H";
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final List<String> DESCRIBED =
            List.of("Name", "PermissionSetArn", "Description", "CreatedDate", "SessionDuration", "RelayState");
    private static final List<String> UPDATABLE = List.of("Description", "SessionDuration", "RelayState");

    private final Stamps stamps;

    PermissionSets(Stamps stamps) {
        this.stamps = stamps;
    }

    /** The permission set that a request names by PermissionSetArn, in the instance that it names by InstanceArn. */
    static ObjectNode require(State state, ObjectNode input) {
        String arn = input.path("PermissionSetArn").asText();
        ObjectNode set = state.table(Kind.PERMISSION_SET).find(arn);
        if (set == null || !set.path("InstanceArn").equals(input.path("InstanceArn"))) {
            throw Refusals.notFound("PermissionSet with ARN " + arn + " not found.");
        }
        return set;
    }

    /** {@code state} with the next version of a permission set. */
    static State revised(State state, ObjectNode set) {
        set.put("Version", set.path("Version").asInt() + 1);
        return state.with(Kind.PERMISSION_SET, set);
    }

    Change create(State state, ObjectNode input) {
        String name = input.path("Name").asText();
        if (!state.table(Kind.PERMISSION_SET).where("/Name", name).isEmpty()) {
            throw Refusals.conflict("PermissionSet with name " + name + " already exists.");
        }
        if (state.table(Kind.PERMISSION_SET).size() >= MOST) {
            throw Refusals.quota("The limit of " + MOST + " permission sets in an instance is reached.");
        }
        ObjectNode set = Json.object()
                .put(
                        "PermissionSetArn",
                        stamps.newPermissionSetArn(input.path("InstanceArn").asText()))
                .put("InstanceArn", input.path("InstanceArn").asText())
                .put("Name", name)
                .put("CreatedDate", stamps.now())
                .put("Version", 1);
        describe(set, input);
        State next = state.with(Kind.PERMISSION_SET, set);
        return new Change(
                ResourceTags.with(next, set.path("PermissionSetArn").asText(), input.path("Tags")), described(set));
    }

    ObjectNode describe(State state, ObjectNode input) {
        return described(require(state, input));
    }

    ObjectNode list(State state, ObjectNode input) {
        TreeMap<String, JsonNode> arns = new TreeMap<>();
        state.table(Kind.PERMISSION_SET)
                .inOrder()
                .forEach((key, set) -> arns.put(
                        key, TextNode.valueOf(set.path("PermissionSetArn").asText())));
        return Refusals.page(input, "ListPermissionSets", "PermissionSets", arns);
    }

    /** What the request leaves out is not kept: it goes back to nothing, or to the default. */
    Change update(State state, ObjectNode input) {
        ObjectNode set = require(state, input).deepCopy();
        describe(set, input);
        return new Change(revised(state, set), Json.object());
    }

    Change delete(State state, ObjectNode input) {
        String arn = require(state, input).path("PermissionSetArn").asText();
        if (!state.table(Kind.PROVISIONED).where("/PermissionSetArn", arn).isEmpty()) {
            throw Refusals.conflict(
                    "Could not delete because PermissionSet " + arn + " has ApplicationProfile associated with it.");
        }
        return new Change(ResourceTags.without(state, arn).without(Kind.PERMISSION_SET, List.of(arn)), Json.object());
    }

    private static void describe(ObjectNode set, ObjectNode input) {
        set.remove(UPDATABLE);
        for (String member : UPDATABLE) {
            if (input.hasNonNull(member)) {
                set.set(member, input.path(member));
            }
        }
        if (!set.has("SessionDuration")) {
            set.put("SessionDuration", DEFAULT_DURATION);
        }
        checkDuration(set.path("SessionDuration").asText());
    }

    private static void checkDuration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return;
            }
        } catch (DateTimeParseException e) {
            throw Fault.validation("The session duration " + text + " is not valid.");
        }
        throw Fault.validation("The session duration " + text + " is not between 1 hour and 12 hours.");
    }

    private static ObjectNode described(ObjectNode set) {
        ObjectNode answer = Json.object();
        answer.putObject("PermissionSet").setAll(set.deepCopy().retain(DESCRIBED));
        return answer;
    }
}
