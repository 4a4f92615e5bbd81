package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Json;
import java.util.List;

/** The services that the organization trusts to act in all of its accounts. */
final class ServiceAccess {
    private final Stamps stamps;

    ServiceAccess(Stamps stamps) {
        this.stamps = stamps;
    }

    ObjectNode list(State state, ObjectNode input) {
        return OrganizationRows.page(
                input,
                "ListAWSServiceAccessForOrganization",
                "EnabledServicePrincipals",
                state.table(Kind.SERVICE_ACCESS).inOrder());
    }

    /** Enabling what is enabled changes nothing. */
    Change enable(State state, ObjectNode input) {
        String service = service(input);
        if (enabled(state, service)) {
            return new Change(state, Json.object());
        }
        ObjectNode row = Json.object().put("ServicePrincipal", service).put("DateEnabled", stamps.now());
        return new Change(state.with(Kind.SERVICE_ACCESS, row), Json.object());
    }

    /** Disabling what is not enabled changes nothing; a service with delegated administrators keeps its access. */
    Change disable(State state, ObjectNode input) {
        String service = service(input);
        if (!state.table(Kind.DELEGATION).where("/ServicePrincipal", service).isEmpty()) {
            throw OrganizationRows.violation(
                    "DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE",
                    "Deregister the delegated administrators of this service first.");
        }
        return enabled(state, service)
                ? new Change(state.without(Kind.SERVICE_ACCESS, List.of(service)), Json.object())
                : new Change(state, Json.object());
    }

    static boolean enabled(State state, String service) {
        return state.table(Kind.SERVICE_ACCESS).find(service) != null;
    }

    /** The service that {@code input} names. */
    static String service(ObjectNode input) {
        String service = input.path("ServicePrincipal").asText();
        if (!service.endsWith(".amazonaws.com")) {
            throw OrganizationRows.invalidInput(
                    "UNRECOGNIZED_SERVICE_PRINCIPAL", "You specified an unrecognized service principal.");
        }
        return service;
    }
}
