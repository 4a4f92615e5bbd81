package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The instances of IAM Identity Center, as sso-admin shows them. */
final class Instances {
    private static final List<String> LISTED =
            List.of("InstanceArn", "IdentityStoreId", "OwnerAccountId", "Name", "CreatedDate", "Status");

    private final CallerLimits limits;

    /** @param limits says which instances the caller sees */
    Instances(CallerLimits limits) {
        this.limits = limits;
    }

    /** Refuses a request about an account instance. The organization's instance belongs to the management account. */
    static void requireOrganization(State state, ObjectNode input) {
        if (!isManagement(state, require(state, input).path("OwnerAccountId").asText())) {
            throw Fault.validation("The operation is not supported for an account instance of IAM Identity Center.");
        }
    }

    /** Whether an account is the management account of the organization. */
    static boolean isManagement(State state, String account) {
        return state.table(Kind.ORGANIZATION).rows().stream()
                .anyMatch(organization ->
                        organization.path("MasterAccountId").asText().equals(account));
    }

    ObjectNode list(State state, ObjectNode input) {
        NavigableMap<String, ObjectNode> rows = new TreeMap<>();
        state.table(Kind.INSTANCE).inOrder().forEach((key, instance) -> {
            if (limits.concern(state, instance)) {
                rows.put(key, instance.deepCopy().retain(LISTED));
            }
        });
        return Refusals.page(input, "ListInstances", "Instances", rows);
    }

    ObjectNode describe(State state, ObjectNode input) {
        ObjectNode instance = require(state, input).deepCopy();
        if (!instance.has("EncryptionConfigurationDetails")) {
            instance.putObject("EncryptionConfigurationDetails")
                    .put("KeyType", "AWS_OWNED_KMS_KEY")
                    .put("EncryptionStatus", "ENABLED");
        }
        instance.remove("ClientToken");
        return instance;
    }

    /** The instance that a request names. */
    static ObjectNode require(State state, ObjectNode input) {
        String arn = input.path("InstanceArn").asText();
        ObjectNode instance = state.table(Kind.INSTANCE).find(arn);
        if (instance == null) {
            throw Refusals.notFound("Instance " + arn + " not found");
        }
        return instance;
    }
}
