package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.CallerIdentity;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;

/**
 * What a caller outside the management account is refused. A delegated administrator may do all but touch the management
 * account: its assignments, and every permission set that is provisioned there. Other accounts have no part in the
 * organization's instance.
 */
final class CallerLimits {
    private static final String SERVICE = "sso.amazonaws.com";

    private final CallerIdentity caller;

    CallerLimits(CallerIdentity caller) {
        this.caller = caller;
    }

    /** The check that all operations have in common: the instance is there and the caller has to do with it. */
    void requireInstance(State state, ObjectNode input) {
        if (input.hasNonNull("InstanceArn") && !concern(state, Instances.require(state, input))) {
            throw Fault.of("AccessDeniedException", "You do not have sufficient access to perform this action.");
        }
    }

    /** The operation, for the management account only. */
    Operation.Read fromManagement(String name, Operation.Read operation) {
        return (state, input) -> {
            if (!Instances.isManagement(state, caller.account())) {
                throw denied(name, input.path("InstanceArn").asText());
            }
            return operation.answer(state, input);
        };
    }

    /** The operation, refused to a delegated administrator where it reaches into the management account. */
    Operation.Write outsideManagement(String name, Operation.Write operation) {
        return (state, input) -> {
            if (!Instances.isManagement(state, caller.account()) && reachesManagement(state, input)) {
                throw denied(name, input.path("PermissionSetArn").asText());
            }
            return operation.apply(state, input);
        };
    }

    /** Whether the caller administers an instance: their own, or the organization's. */
    boolean concern(State state, ObjectNode instance) {
        String owner = instance.path("OwnerAccountId").asText();
        return owner.equals(caller.account())
                || Instances.isManagement(state, owner)
                        && state.table(Kind.DELEGATION).find(caller.account() + " " + SERVICE) != null;
    }

    private static boolean reachesManagement(State state, ObjectNode input) {
        String set = input.path("PermissionSetArn").asText();
        return Instances.isManagement(state, input.path("TargetId").asText())
                || state.table(Kind.PROVISIONED).where("/PermissionSetArn", set).stream()
                        .anyMatch(place -> Instances.isManagement(
                                state, place.path("AccountId").asText()));
    }

    private Fault denied(String operation, String resource) {
        return Fault.of(
                "AccessDeniedException",
                "User: " + caller.arn() + " is not authorized to perform: sso:" + operation + " on resource: "
                        + resource);
    }
}
