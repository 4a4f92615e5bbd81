package io.awsideman.aws.caching.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.aws.caching.CatalogedService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * One change of the scenario.
 *
 * @param caller the account that makes it; empty for the management account
 * @param before what has to be done first, as writes of the same service
 * @param poll for an asynchronous write how to ask for its state, else {@code null}
 */
record WriteRequest(
        CatalogedService service,
        String operation,
        String fields,
        AwsRequest request,
        String caller,
        List<WriteRequest> before,
        @Nullable Poll poll) {

    /**
     * How to ask for the state.
     *
     * @param operation that tells it
     * @param field of its request that takes the id
     * @param id the member of the status that is the id
     */
    record Poll(String operation, String field, String id) {}

    /** Every change that is tried. */
    static List<WriteRequest> all(Scenario scenario) {
        List<WriteRequest> all = new ArrayList<>();
        JsonNode lists = scenario.resource("writes.json");
        for (CatalogedService service : scenario.services) {
            lists.path(service.name()).properties().forEach(operation -> operation
                    .getValue()
                    .forEach(write -> all.add(of(scenario, service, operation.getKey(), write))));
        }
        return List.copyOf(all);
    }

    /** The small-lettered members say how to make the change, all others are fields of the request. */
    private static WriteRequest of(Scenario scenario, CatalogedService service, String operation, JsonNode write) {
        ObjectNode fields = write.deepCopy();
        String caller = scenario.resolve(write.path("caller").asText());
        List<WriteRequest> before = new ArrayList<>();
        for (JsonNode step : write.path("before")) {
            before.add(of(scenario, service, step.path(0).asText(), step.path(1)));
        }
        JsonNode poll = write.path("poll");
        fields.remove(List.of("caller", "before", "poll"));
        return new WriteRequest(
                service,
                operation,
                fields.toString(),
                scenario.request(service, operation, fields.toString()),
                caller,
                List.copyOf(before),
                poll.isEmpty()
                        ? null
                        : new Poll(
                                poll.path(0).asText(),
                                poll.path(1).asText(),
                                poll.path(2).asText("RequestId")));
    }

    /** The operation with its service before it. */
    String name() {
        return service + ":" + operation;
    }

    /** The reads that a rule of this write is about. */
    List<ReadRequest> subjects(List<ReadRequest> reads) {
        List<String> rules = service.rules(operation);
        return reads.stream()
                .filter(read -> read.service().global() == service.global()
                        && rules.stream().anyMatch(read::isSubjectOf))
                .toList();
    }

    /** The same, and one read of every other operation. */
    List<ReadRequest> subjectsAndOneOfEachOther(List<ReadRequest> reads) {
        Set<ReadRequest> chosen = new LinkedHashSet<>(subjects(reads));
        Set<String> operations = new HashSet<>();
        chosen.forEach(read -> operations.add(read.name()));
        for (ReadRequest read : reads) {
            if (operations.add(read.name())) {
                chosen.add(read);
            }
        }
        return List.copyOf(chosen);
    }

    /** Whether it goes on after its answer, and nobody can say until when. */
    boolean isLasting() {
        return "".equals(service.status(operation));
    }

    @Override
    public String toString() {
        return name() + " " + fields;
    }
}
