package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.model.ServiceModel;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One embedded service: how requests name it, its model, its operations, and how it says that it is too busy or broken.
 *
 * @param name as in the AWS CLI, such as {@code sso-admin}
 * @param targetPrefix what stands before the dot in the X-Amz-Target header
 * @param iamPrefix what stands before the colon in the names of its IAM actions
 * @param model loaded when first asked for
 * @param operations those that the sandbox has
 * @param present brings a state up to now: does what asynchronous work has come to; the same object when it is nothing
 * @param guard checks what all operations of the service have in common, after the model
 * @param throttled the answer above the request rate
 * @param broken the answer to an injected HTTP 500
 */
public record Service(
        String name,
        String targetPrefix,
        String iamPrefix,
        Supplier<ServiceModel> model,
        Map<String, Operation> operations,
        UnaryOperator<State> present,
        BiConsumer<State, ObjectNode> guard,
        Fault throttled,
        Fault broken) {

    /**
     * The operation of this name.
     *
     * @throws Fault an UnknownOperationException that tells an operation AWS does not have from one the sandbox lacks
     */
    public Operation operation(String operation) {
        Operation found = operations.get(operation);
        if (found != null) {
            return found;
        }
        throw Fault.of(
                "UnknownOperationException",
                model.get().operations().contains(operation)
                        ? operation + " is not available in the awsideman sandbox yet"
                        : "There is no operation " + operation + " in " + name);
    }
}
