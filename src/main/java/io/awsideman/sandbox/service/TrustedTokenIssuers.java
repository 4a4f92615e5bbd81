package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.CallerIdentity;
import io.awsideman.sandbox.state.Change;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Json;
import java.util.List;
import java.util.TreeMap;

/** Issuers outside of AWS whose tokens applications may exchange. */
final class TrustedTokenIssuers {
    private static final String OIDC = "OidcJwtConfiguration";

    private final Stamps stamps;

    TrustedTokenIssuers(Stamps stamps) {
        this.stamps = stamps;
    }

    /** Repeating a request with the same ClientToken answers the issuer that the first one made. */
    Change create(State state, ObjectNode input) {
        String token = input.path("ClientToken").asText();
        List<ObjectNode> repeated = token.isEmpty()
                ? List.of()
                : state.table(Kind.TRUSTED_TOKEN_ISSUER).where("/ClientToken", token);
        if (!repeated.isEmpty()) {
            return new Change(state, identified(repeated.get(0)));
        }
        requireFreeUrl(state, input);
        String instance = input.path("InstanceArn").asText();
        String arn = instance.replaceFirst(
                ":::instance/([^/]*)$",
                "::" + CallerIdentity.ACCOUNT + ":trustedTokenIssuer/$1/tti-" + stamps.newUuid());
        ObjectNode issuer = input.deepCopy().put("TrustedTokenIssuerArn", arn);
        issuer.remove("Tags");
        State next = ResourceTags.with(state.with(Kind.TRUSTED_TOKEN_ISSUER, issuer), arn, input.path("Tags"));
        return new Change(next, identified(issuer));
    }

    ObjectNode describe(State state, ObjectNode input) {
        ObjectNode issuer = require(state, input).deepCopy();
        issuer.remove(List.of("InstanceArn", "ClientToken"));
        return issuer;
    }

    /** Changes what the request names; the issuer's address cannot change. */
    Change update(State state, ObjectNode input) {
        ObjectNode issuer = require(state, input).deepCopy();
        if (input.hasNonNull("Name")) {
            issuer.set("Name", input.path("Name"));
        }
        if (input.at("/TrustedTokenIssuerConfiguration/" + OIDC) instanceof ObjectNode given) {
            issuer.withObjectProperty("TrustedTokenIssuerConfiguration")
                    .withObjectProperty(OIDC)
                    .setAll(given);
        }
        return new Change(state.with(Kind.TRUSTED_TOKEN_ISSUER, issuer), Json.object());
    }

    Change delete(State state, ObjectNode input) {
        String arn = require(state, input).path("TrustedTokenIssuerArn").asText();
        return new Change(
                ResourceTags.without(state, arn).without(Kind.TRUSTED_TOKEN_ISSUER, List.of(arn)), Json.object());
    }

    ObjectNode list(State state, ObjectNode input) {
        TreeMap<String, ObjectNode> issuers = new TreeMap<>();
        state.table(Kind.TRUSTED_TOKEN_ISSUER)
                .where("/InstanceArn", input.path("InstanceArn").asText())
                .forEach(row -> issuers.put(
                        row.path("TrustedTokenIssuerArn").asText(),
                        row.deepCopy().retain("TrustedTokenIssuerArn", "Name", "TrustedTokenIssuerType")));
        return Refusals.page(input, "ListTrustedTokenIssuers", "TrustedTokenIssuers", issuers);
    }

    private static void requireFreeUrl(State state, ObjectNode input) {
        String url = "/TrustedTokenIssuerConfiguration/" + OIDC + "/IssuerUrl";
        boolean taken =
                state
                        .table(Kind.TRUSTED_TOKEN_ISSUER)
                        .where("/InstanceArn", input.path("InstanceArn").asText())
                        .stream()
                        .anyMatch(row -> row.at(url).equals(input.at(url)));
        if (taken) {
            throw Refusals.conflict(
                    "A trusted token issuer with the URL " + input.at(url).asText() + " already exists.");
        }
    }

    private static ObjectNode require(State state, ObjectNode input) {
        String arn = input.path("TrustedTokenIssuerArn").asText();
        ObjectNode issuer = state.table(Kind.TRUSTED_TOKEN_ISSUER).find(arn);
        if (issuer == null) {
            throw Refusals.notFound("Trusted token issuer with ARN " + arn + " not found.");
        }
        return issuer;
    }

    private static ObjectNode identified(ObjectNode issuer) {
        return issuer.deepCopy().retain("TrustedTokenIssuerArn");
    }
}
