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
record JsonCall(Service service, String operation, byte[] body, StateStore store, CallerIdentity caller)
        implements Call {
    @Override
    public String name() {
        return service.name() + ":" + operation;
    }

    @Override
    public byte[] answer() {
        Operation found = service.operation(operation);
        ObjectNode input = Json.parseObject(body);
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
        return Json.bytes(
                found instanceof Operation.Read read
                        ? read.answer(state, input)
                        : ((Operation.Status) found).answer(state, input));
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
