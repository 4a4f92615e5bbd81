package io.awsideman.sandbox;

import java.util.Map;
import java.util.TreeMap;

/**
 * A request as it arrives at the sandbox.
 *
 * @param headers by name without regard to case; one value each
 */
public record SandboxRequest(String method, Map<String, String> headers, byte[] body) {
    public SandboxRequest {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    /** The value of a header; empty when it is not there. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
