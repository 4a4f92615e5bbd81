package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.state.Kind;
import io.awsideman.sandbox.state.State;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Pages;

/** The instances of IAM Identity Center, as sso-admin shows them. */
final class Instances {
    private static final int PAGE = 100;

    ObjectNode list(State state, ObjectNode input) {
        Fault badToken = Fault.validation("The NextToken is not valid for this request");
        return new Pages("ListInstances", "Instances", PAGE, badToken)
                .page(input, state.table(Kind.INSTANCE).inOrder());
    }

    ObjectNode describe(State state, ObjectNode input) {
        String arn = input.path("InstanceArn").asText();
        ObjectNode instance = state.table(Kind.INSTANCE).find(arn);
        if (instance == null) {
            throw Fault.of("ResourceNotFoundException", "Instance " + arn + " not found");
        }
        ObjectNode answer = instance.deepCopy();
        answer.putObject("EncryptionConfigurationDetails")
                .put("KeyType", "AWS_OWNED_KMS_KEY")
                .put("EncryptionStatus", "ENABLED");
        return answer;
    }
}
