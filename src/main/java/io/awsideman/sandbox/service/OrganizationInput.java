package io.awsideman.sandbox.service;

import io.awsideman.sandbox.model.Violation;
import io.awsideman.sandbox.wire.Fault;
import java.util.List;
import java.util.Set;

/**
 * How organizations refuses a request that does not fit its model: not with a ValidationException that lists everything,
 * as other services do, but with an InvalidInputException whose Reason tells the first thing that is wrong.
 */
final class OrganizationInput {
    /** Where requests name a type of policies. */
    private static final Set<String> POLICY_TYPES = Set.of("filter", "policyType", "type");

    private OrganizationInput() {}

    static Fault refused(List<Violation> violations) {
        Violation first = violations.get(0);
        return switch (first.constraint()) {
            case REQUIRED -> fault("INPUT_REQUIRED", "You must include a value for all required parameters.");
            case PATTERN -> pattern(first.path());
            case ENUM ->
                POLICY_TYPES.contains(first.path())
                        ? fault("INVALID_ENUM_POLICY_TYPE", "You specified an invalid policy type string.")
                        : fault("INVALID_ENUM", "You specified an invalid value.");
            case MIN_LENGTH ->
                fault("MIN_LENGTH_EXCEEDED", "You provided a string parameter that is shorter than allowed.");
            case MAX_LENGTH ->
                fault("MAX_LENGTH_EXCEEDED", "You provided a string parameter that is longer than allowed.");
            case MIN_VALUE ->
                fault("MIN_VALUE_EXCEEDED", "You provided a numeric parameter that has a smaller value than allowed.");
            case MAX_VALUE ->
                fault("MAX_VALUE_EXCEEDED", "You provided a numeric parameter that has a larger value than allowed.");
            case UNION -> throw new IllegalStateException("organizations has no unions: " + first);
        };
    }

    private static Fault pattern(String path) {
        return switch (path) {
            case "policyId" -> fault("INVALID_SYNTAX_POLICY_ID", "You specified an invalid policy ID.");
            case "targetId" ->
                fault(
                        "INVALID_PATTERN_TARGET_ID",
                        "You specified a policy target ID that doesn't match the required pattern.");
            default -> fault("INVALID_PATTERN", "You provided a value that does not match the required pattern.");
        };
    }

    private static Fault fault(String reason, String message) {
        return OrganizationRows.invalidInput(reason, message);
    }
}
