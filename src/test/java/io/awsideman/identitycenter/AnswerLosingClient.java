package io.awsideman.identitycenter;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Loses the answer to the first request to an operation, which the service has carried out. */
final class AnswerLosingClient implements SdkHttpClient {
    private final SdkHttpClient client;
    private final String operation;
    private final AtomicInteger requests = new AtomicInteger();

    AnswerLosingClient(SdkHttpClient client, String operation) {
        this.client = client;
        this.operation = operation;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = client.prepareRequest(request);
        boolean named = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .filter(target -> target.endsWith("." + operation))
                .isPresent();
        boolean lost = named && requests.getAndIncrement() == 0;
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse response = prepared.call();
                if (lost) {
                    throw new SocketTimeoutException("Read timed out");
                }
                return response;
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public void close() {}
}
