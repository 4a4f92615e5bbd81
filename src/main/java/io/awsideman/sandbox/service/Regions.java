package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.util.List;
import java.util.TreeMap;

/** The Regions of an instance: the primary one, and those it is replicated to. One comes or goes at a time. */
final class Regions {
    private static final List<String> LISTED = List.of("RegionName", "Status", "AddedDate", "IsPrimaryRegion");
    private static final String ACTIVE = "ACTIVE";

    private final Stamps stamps;
    private final AsyncJobs jobs;

    Regions(Stamps stamps, AsyncJobs jobs) {
        this.stamps = stamps;
        this.jobs = jobs;
    }

    Change add(State state, ObjectNode input) {
        if (state.table(Kind.REGION).find(id(input)) != null) {
            throw Refusals.conflict(
                    "The Region " + input.path("RegionName").asText() + " is already added to the instance.");
        }
        requireQuiet(state, input);
        ObjectNode region = Json.object()
                .put("RegionId", id(input))
                .put("InstanceArn", input.path("InstanceArn").asText())
                .put("RegionName", input.path("RegionName").asText())
                .put("Status", "ADDING")
                .put("AddedDate", stamps.now())
                .put("IsPrimaryRegion", false);
        return begun(state, AsyncJobs.Type.REGION_ADDITION, region);
    }

    /** What an addition does at its end. */
    Outcome added(State state, ObjectNode job) {
        return Outcome.success(
                state.with(Kind.REGION, require(state, job).deepCopy().put("Status", ACTIVE)));
    }

    Change remove(State state, ObjectNode input) {
        ObjectNode region = require(state, input).deepCopy();
        if (region.path("IsPrimaryRegion").asBoolean()) {
            throw Fault.validation("The primary Region cannot be removed.");
        }
        requireQuiet(state, input);
        return begun(state, AsyncJobs.Type.REGION_REMOVAL, region.put("Status", "REMOVING"));
    }

    /** What a removal does at its end. */
    Outcome removed(State state, ObjectNode job) {
        return Outcome.success(state.without(Kind.REGION, List.of(id(job))));
    }

    ObjectNode describe(State state, ObjectNode input) {
        return shown(require(state, input));
    }

    ObjectNode list(State state, ObjectNode input) {
        TreeMap<String, JsonNode> rows = new TreeMap<>();
        state.table(Kind.REGION)
                .where("/InstanceArn", input.path("InstanceArn").asText())
                .forEach(region -> rows.put(region.path("RegionName").asText(), shown(region)));
        return Refusals.page(input, "ListRegions", "Regions", rows);
    }

    private Change begun(State state, AsyncJobs.Type type, ObjectNode region) {
        ObjectNode job = region.deepCopy().retain("InstanceArn", "RegionName");
        State next = jobs.add(state.with(Kind.REGION, region), jobs.started(type, job));
        return new Change(
                next, Json.object().put("Status", region.path("Status").asText()));
    }

    private static void requireQuiet(State state, ObjectNode input) {
        boolean busy = state
                .table(Kind.REGION)
                .where("/InstanceArn", input.path("InstanceArn").asText())
                .stream()
                .anyMatch(region -> !region.path("Status").asText().equals(ACTIVE));
        if (busy) {
            throw Refusals.conflict("Another Region is being added to or removed from the instance.");
        }
    }

    private static ObjectNode require(State state, ObjectNode input) {
        ObjectNode region = state.table(Kind.REGION).find(id(input));
        if (region == null) {
            throw Refusals.notFound(
                    "The Region " + input.path("RegionName").asText() + " is not enabled in the instance.");
        }
        return region;
    }

    private static ObjectNode shown(ObjectNode region) {
        return region.deepCopy().retain(LISTED);
    }

    private static String id(ObjectNode request) {
        return request.path("InstanceArn").asText() + " "
                + request.path("RegionName").asText();
    }
}
