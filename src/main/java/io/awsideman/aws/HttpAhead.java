package io.awsideman.aws;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * An HTTP client that another thread makes, beside the client of the service that is to use it: Java takes as long to get
 * ready for TLS and to read the certificates it trusts as the SDK takes for the rest.
 */
final class HttpAhead implements SdkHttpClient {
    private final FutureTask<SdkHttpClient> making;
    private volatile @Nullable SdkHttpClient made;

    /**
     * @param maker makes it; what it throws, the first request throws
     * @param meanwhile what else can be made ready while the first request is under way
     */
    HttpAhead(Supplier<SdkHttpClient> maker, Runnable meanwhile) {
        making = new FutureTask<>(() -> {
            SdkHttpClient client = maker.get();
            made = client;
            return client;
        });
        Thread thread = new Thread(
                () -> {
                    making.run();
                    meanwhile.run();
                },
                "awsideman-http");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return await().prepareRequest(request);
    }

    private SdkHttpClient await() {
        try {
            return making.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("no HTTP client could be made", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted before the first request", e);
        }
    }

    /** Closes it if it was made; one that is still being made has opened nothing. */
    @Override
    public void close() {
        SdkHttpClient client = made;
        if (client != null) {
            client.close();
        }
    }
}
