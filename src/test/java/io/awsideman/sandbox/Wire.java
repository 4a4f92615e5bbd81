package io.awsideman.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Requests as bytes, for what no SDK client would send. */
record Wire(Sandbox sandbox) {
    static final String IDENTITY_STORE = "AWSIdentityStore.";
    static final String SSO_ADMIN = "SWBExternalService.";
    static final String ORGANIZATIONS = "AWSOrganizationsV20161128.";

    SandboxResponse send(String target, String body) {
        try {
            return sandbox.handle(
                    new SandboxRequest("POST", Map.of("x-amz-target", target), body.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json(String target, String body) {
        return json(send(target, body));
    }

    static JsonNode json(SandboxResponse response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
