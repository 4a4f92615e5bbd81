package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Json;
import java.math.BigDecimal;
import java.util.List;

/** The member accounts that administer a service for the whole organization. */
final class DelegatedAdministrators {
    private final Stamps stamps;

    DelegatedAdministrators(Stamps stamps) {
        this.stamps = stamps;
    }

    ObjectNode list(State state, ObjectNode input) {
        String service = input.path("ServicePrincipal").asText();
        List<ObjectNode> accounts = state.table(Kind.ACCOUNT).rows().stream()
                .filter(account -> delegations(state, account.path("Id").asText()).stream()
                        .anyMatch(row -> service.isEmpty() || names(row, service)))
                .map(account -> account.deepCopy()
                        .put(
                                "DelegationEnabledDate",
                                since(state, account.path("Id").asText(), service)))
                .toList();
        return OrganizationRows.page(
                input, "ListDelegatedAdministrators", "DelegatedAdministrators", OrganizationRows.by("Id", accounts));
    }

    ObjectNode listServices(State state, ObjectNode input) {
        String account =
                OrganizationRows.requireAccount(state, input).path("Id").asText();
        List<ObjectNode> services = delegations(state, account).stream()
                .map(row -> {
                    ObjectNode service = row.deepCopy();
                    service.remove(List.of("DelegationId", "AccountId"));
                    return service;
                })
                .toList();
        if (services.isEmpty()) {
            throw notRegistered();
        }
        return OrganizationRows.page(
                input,
                "ListDelegatedServicesForAccount",
                "DelegatedServices",
                OrganizationRows.by("ServicePrincipal", services));
    }

    Change register(State state, ObjectNode input) {
        ObjectNode account = OrganizationRows.requireAccount(state, input);
        String id = account.path("Id").asText();
        String service = ServiceAccess.service(input);
        if (OrganizationRows.isManagement(state, id)) {
            throw OrganizationRows.violation(
                    "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
                    "You cannot register master account/yourself as delegated administrator for your organization.");
        }
        if (account.path("Status").asText().equals("SUSPENDED")) {
            throw OrganizationRows.violation(
                    "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
                    "You cannot register a suspended account as a delegated administrator.");
        }
        if (!ServiceAccess.enabled(state, service)) {
            throw OrganizationRows.violation(
                    "SERVICE_ACCESS_NOT_ENABLED",
                    "You attempted to register a delegated administrator before you enabled service access.");
        }
        String delegation = delegation(id, service);
        if (state.table(Kind.DELEGATION).find(delegation) != null) {
            throw Fault.of(
                    "AccountAlreadyRegisteredException",
                    "The provided account is already a delegated administrator for your organization.");
        }
        ObjectNode row = Json.object()
                .put("DelegationId", delegation)
                .put("AccountId", id)
                .put("ServicePrincipal", service)
                .put("DelegationEnabledDate", stamps.now());
        return new Change(state.with(Kind.DELEGATION, row), Json.object());
    }

    Change deregister(State state, ObjectNode input) {
        String id = OrganizationRows.requireAccount(state, input).path("Id").asText();
        String delegation = delegation(id, ServiceAccess.service(input));
        if (state.table(Kind.DELEGATION).find(delegation) == null) {
            throw notRegistered();
        }
        return new Change(state.without(Kind.DELEGATION, List.of(delegation)), Json.object());
    }

    /** What {@code account} is delegated; nothing for most. */
    static List<ObjectNode> delegations(State state, String account) {
        return state.table(Kind.DELEGATION).where("/AccountId", account);
    }

    private static BigDecimal since(State state, String account, String service) {
        return delegations(state, account).stream()
                .filter(row -> service.isEmpty() || names(row, service))
                .map(row -> row.path("DelegationEnabledDate").decimalValue())
                .min(BigDecimal::compareTo)
                .orElseThrow();
    }

    private static boolean names(ObjectNode row, String service) {
        return row.path("ServicePrincipal").asText().equals(service);
    }

    private static String delegation(String account, String service) {
        return account + " " + service;
    }

    private static Fault notRegistered() {
        return Fault.of(
                "AccountNotRegisteredException",
                "The provided account is not a registered delegated administrator for your organization.");
    }
}
