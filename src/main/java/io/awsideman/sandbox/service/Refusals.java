package io.awsideman.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.awsideman.sandbox.wire.Fault;
import io.awsideman.sandbox.wire.Pages;
import java.util.NavigableMap;

/** The errors that the operations of sso-admin share, and their paging. */
final class Refusals {
    private static final int PAGE = 100;

    private Refusals() {}

    static Fault notFound(String message) {
        return Fault.of("ResourceNotFoundException", message);
    }

    static Fault conflict(String message) {
        return Fault.of("ConflictException", message);
    }

    static Fault quota(String message) {
        return Fault.of("ServiceQuotaExceededException", message);
    }

    static ObjectNode page(
            ObjectNode input, String operation, String result, NavigableMap<String, ? extends JsonNode> rows) {
        Fault badToken = Fault.validation("The NextToken is not valid for this request");
        return new Pages(operation, result, PAGE, badToken).page(input, rows);
    }
}
