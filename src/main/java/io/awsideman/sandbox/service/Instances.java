package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;

/** The instances of IAM Identity Center, as sso-admin shows them. */
final class Instances {
    /** Refuses a request that names an instance which is not there. */
    static void requireKnown(State state, ObjectNode input) {
        if (input.hasNonNull("InstanceArn")) {
            require(state, input);
        }
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
        return Refusals.page(
                input, "ListInstances", "Instances", state.table(Kind.INSTANCE).inOrder());
    }

    ObjectNode describe(State state, ObjectNode input) {
        ObjectNode answer = require(state, input).deepCopy();
        answer.putObject("EncryptionConfigurationDetails")
                .put("KeyType", "AWS_OWNED_KMS_KEY")
                .put("EncryptionStatus", "ENABLED");
        return answer;
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
