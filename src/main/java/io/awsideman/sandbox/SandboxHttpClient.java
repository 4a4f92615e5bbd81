package io.awsideman.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The SDK's HTTP client whose other end is a sandbox in the same process. */
final class SandboxHttpClient implements SdkHttpClient {
    private final Sandbox sandbox;

    SandboxHttpClient(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return executed(sandbox.handle(converted(request)));
            }

            @Override
            public void abort() {
                // The call runs in the thread of its caller: there is no connection that could be closed under it.
            }
        };
    }

    @Override
    public String clientName() {
        return "AwsidemanSandbox";
    }

    @Override
    public void close() {
        // The sandbox belongs to whoever made it.
    }

    private static SandboxRequest converted(HttpExecuteRequest request) throws IOException {
        Map<String, String> headers = new HashMap<>();
        request.httpRequest().forEachHeader((name, values) -> headers.put(name, String.join(",", values)));
        byte[] body = new byte[0];
        if (request.contentStreamProvider().isPresent()) {
            try (InputStream in = request.contentStreamProvider().get().newStream()) {
                body = in.readAllBytes();
            }
        }
        return new SandboxRequest(request.httpRequest().method().name(), headers, body);
    }

    private static HttpExecuteResponse executed(SandboxResponse response) {
        SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(response.status());
        response.headers().forEach(head::putHeader);
        head.putHeader("Content-Length", String.valueOf(response.body().length));
        return HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response.body())))
                .build();
    }
}
