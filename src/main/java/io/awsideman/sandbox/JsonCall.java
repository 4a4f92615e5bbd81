package io.awsideman.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.service.Operation;
import io.awsideman.sandbox.service.Service;
import io.awsideman.sandbox.state.CallerIdentity;
import io.awsideman.sandbox.state.StateStore;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;

/** A call in the awsJson 1.1 protocol. */
record JsonCall(Service service, String operation, byte[] body, StateStore store) implements Call {
    @Override
    public String name() {
        return service.name() + ":" + operation;
    }

    @Override
    public byte[] answer() {
        Operation found = service.operation(operation);
        ObjectNode input = Json.parseObject(body);
        service.model().get().check(operation, input);
        if (found instanceof Operation.Read read) {
            var state = store.visible();
            service.guard().accept(state, input);
            return Json.bytes(read.answer(state, input));
        }
        Operation.Write write = (Operation.Write) found;
        return Json.bytes(store.update(state -> {
                    service.guard().accept(state, input);
                    return write.apply(state, input);
                })
                .answer());
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
                "User: " + CallerIdentity.ARN + " is not authorized to perform: " + service.iamPrefix() + ":"
                        + operation + " on resource: * because no identity-based policy allows the action");
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
