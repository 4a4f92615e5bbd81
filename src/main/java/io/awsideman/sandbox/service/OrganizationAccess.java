package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.CallerIdentity;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who may do what in the organization: the management account everything, a delegated administrator of any service all
 * reads, every other member only what concerns itself.
 */
final class OrganizationAccess {
    /** The reads that any member may do; DescribeEffectivePolicy of itself only. */
    private static final Set<String> FOR_MEMBERS = Set.of("DescribeOrganization", "DescribeEffectivePolicy");

    private final CallerIdentity caller;

    OrganizationAccess(CallerIdentity caller) {
        this.caller = caller;
    }

    /** The same operations, each refused to callers who may not do it. */
    Map<String, Operation> limited(Map<String, Operation> operations) {
        Map<String, Operation> limited = new TreeMap<>();
        operations.forEach((name, operation) -> limited.put(name, limited(name, operation)));
        return limited;
    }

    private Operation limited(String name, Operation operation) {
        if (operation instanceof Operation.Write write) {
            return (Operation.Write) (state, input) -> {
                require(OrganizationRows.isManagement(state, caller.account()));
                return write.apply(state, input);
            };
        }
        if (operation instanceof Operation.Status status) {
            return (Operation.Status) (state, input) -> {
                require(mayRead(state, name, input));
                return status.answer(state, input);
            };
        }
        Operation.Read read = (Operation.Read) operation;
        return (Operation.Read) (state, input) -> {
            require(mayRead(state, name, input));
            return read.answer(state, input);
        };
    }

    private boolean mayRead(State state, String name, ObjectNode input) {
        return OrganizationRows.isManagement(state, caller.account())
                || !DelegatedAdministrators.delegations(state, caller.account()).isEmpty()
                || FOR_MEMBERS.contains(name)
                        && input.path("TargetId").asText(caller.account()).equals(caller.account());
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw Fault.of("AccessDeniedException", "You don't have permissions to access this resource.");
        }
    }
}
