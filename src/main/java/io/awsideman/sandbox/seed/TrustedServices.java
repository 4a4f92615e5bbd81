package io.awsideman.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;

/** The services that work across the seed's organization, and the accounts that administer them. */
final class TrustedServices {
    /** Service, and the name of the account it is delegated to; nothing for none. */
    private static final List<List<String>> SERVICES = List.of(
            List.of("cloudtrail.amazonaws.com", ""),
            List.of("config.amazonaws.com", "audit"),
            List.of("guardduty.amazonaws.com", "audit"),
            List.of("member.org.stacksets.cloudformation.amazonaws.com", ""),
            List.of("ram.amazonaws.com", ""),
            List.of("securityhub.amazonaws.com", "audit"),
            List.of("sso.amazonaws.com", "shared-services"));

    private TrustedServices() {}

    /** The organization in {@code state} with its trusted services; without an account nothing is delegated to it. */
    static State trust(State state) {
        List<ObjectNode> enabled = new ArrayList<>();
        List<ObjectNode> delegations = new ArrayList<>();
        for (List<String> service : SERVICES) {
            String principal = service.get(0);
            enabled.add(Json.object().put("ServicePrincipal", principal).put("DateEnabled", Rows.time(enabled.size())));
            state.table(Kind.ACCOUNT).where("/Name", service.get(1)).stream()
                    .map(account -> account.path("Id").asText())
                    .map(account -> Json.object()
                            .put("DelegationId", account + " " + principal)
                            .put("AccountId", account)
                            .put("ServicePrincipal", principal)
                            .put("DelegationEnabledDate", Rows.time(enabled.size())))
                    .forEach(delegations::add);
        }
        return state.with(Kind.SERVICE_ACCESS, enabled).with(Kind.DELEGATION, delegations);
    }
}
