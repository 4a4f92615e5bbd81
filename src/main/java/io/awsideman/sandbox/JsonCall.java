package io.awsideman.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.service.Operation;
import io.awsideman.sandbox.service.Service;
import io.awsideman.sandbox.state.CallerIdentity;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.state.StateStore;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;

/** A call in the awsJson 1.1 protocol. */
record JsonCall(
        Service service, String operation, byte[] body, StateStore store, CallerIdentity caller, Hostility hostility)
        implements Call {
    /** What the token of an empty page begins with; its rest is that of the page that it stands before. */
    private static final String EMPTY_PAGE = "empty-page_";

    @Override
    public String name() {
        return service.name() + ":" + operation;
    }

    @Override
    public String subject() {
        ObjectNode input = Json.parseObject(body);
        return input.path("AccountId").asText(input.path("GroupId").asText(""));
    }

    @Override
    public byte[] answer() {
        Operation found = service.operation(operation);
        ObjectNode input = Json.parseObject(body);
        String token = input.path("NextToken").asText();
        boolean afterEmptyPage = token.startsWith(EMPTY_PAGE);
        if (afterEmptyPage && token.length() > EMPTY_PAGE.length()) {
            input.put("NextToken", token.substring(EMPTY_PAGE.length()));
        } else if (afterEmptyPage) {
            input.remove("NextToken");
        }
        service.model().get().check(operation, input);
        if (found instanceof Operation.Write write) {
            return Json.bytes(store.update(before -> {
                        State state = service.present().apply(before);
                        service.guard().accept(state, input);
                        return write.apply(state, input);
                    })
                    .answer());
        }
        State newest = present();
        State state = found instanceof Operation.Read ? store.visible() : newest;
        service.guard().accept(state, input);
        ObjectNode answer = found instanceof Operation.Read read
                ? read.answer(state, input)
                : ((Operation.Status) found).answer(state, input);
        return Json.bytes(
                operation.startsWith("List") && !afterEmptyPage && hostility.emptiesPage()
                        ? emptied(answer, EMPTY_PAGE + token)
                        : answer);
    }

    /** The page without its rows, and the token for them. */
    private static ObjectNode emptied(ObjectNode page, String token) {
        ObjectNode empty = Json.object();
        page.fields().forEachRemaining(member -> {
            if (member.getValue().isArray()) {
                empty.putArray(member.getKey());
            }
        });
        return empty.put("NextToken", token);
    }

    /** The newest state, after the work that has ended since it was written. */
    private State present() {
        State newest = store.current();
        if (service.present().apply(newest) == newest) {
            return newest;
        }
        return store.update(state -> new Change(service.present().apply(state), Json.object()))
                .state();
    }

    @Override
    public Fault throttled() {
        return service.throttled();
    }

    @Override
    public Fault broken() {
        return service.broken();
    }

    @Override
    public Fault denied() {
        return Fault.of(
                "AccessDeniedException",
                "User: " + caller.arn() + " is not authorized to perform: " + service.iamPrefix() + ":" + operation
                        + " on resource: * because no identity-based policy allows the action");
    }

    @Override
    public byte[] spell(Fault fault, String requestId) {
        return Json.bytes(fault.with("RequestId", requestId).body());
    }

    @Override
    public String contentType() {
        return "application/x-amz-json-1.1";
    }
}
