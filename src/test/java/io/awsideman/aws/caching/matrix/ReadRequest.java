package io.awsideman.aws.caching.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.awsideman.aws.caching.CatalogedService;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * One thing that can be asked.
 *
 * @param operation of the service; for an answer that is put together from several the prefix of its key
 * @param request {@code null} for an answer that is put together
 */
record ReadRequest(CatalogedService service, String operation, String fields, @Nullable AwsRequest request) {
    /** Everything that is asked about the scenario, in an order that is always the same. */
    static List<ReadRequest> all(Scenario scenario) {
        List<ReadRequest> all = new ArrayList<>();
        JsonNode lists = scenario.resource("reads.json");
        for (CatalogedService service : scenario.services) {
            lists.path(service.name()).properties().forEach(operation -> {
                for (JsonNode fields : operation.getValue()) {
                    AwsRequest request = scenario.request(service, operation.getKey(), fields.toString());
                    all.add(new ReadRequest(service, operation.getKey(), fields.toString(), request));
                }
            });
        }
        CatalogedService admin = scenario.service("sso-admin");
        all.add(new ReadRequest(admin, Derived.CHOSEN_INSTANCE, "", null));
        all.add(new ReadRequest(admin, Derived.DESCRIBED_SETS, "", null));
        return List.copyOf(all);
    }

    /** Whether a rule of a write is about what this asks for. */
    boolean isSubjectOf(String rule) {
        return request == null ? rule.startsWith(operation) : service.isAbout(rule, operation);
    }

    /** The operation with its service before it. */
    String name() {
        return service + ":" + operation;
    }

    /** What AWS answers, with no cache in between. */
    String fresh(Upstream upstream, Scenario scenario) {
        return request == null
                ? new Derived(upstream.ssoAdmin(), scenario.id("instance")).fresh(operation)
                : service.callToTheEnd(upstream.client(service), operation, request);
    }

    @Override
    public String toString() {
        return name() + " " + fields;
    }
}
