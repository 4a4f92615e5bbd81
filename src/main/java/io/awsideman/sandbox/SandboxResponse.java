package io.awsideman.sandbox;

import java.util.Map;

/** What the sandbox answers over HTTP. */
public record SandboxResponse(int status, Map<String, String> headers, byte[] body) {}
