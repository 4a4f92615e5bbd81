package io.awsideman.aws.caching;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * A client over the cache. The classes for the services, which the build writes, hand every request on to here; convenience
 * methods of the SDK are default methods of its interfaces that end in one of those.
 */
abstract class CachingClient<C> {
    private final Supplier<C> client;
    private final CachedCalls calls;

    /** @param client gives the client it stands for, when a call needs one */
    CachingClient(Supplier<C> client, CachedCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    final C client() {
        return client.get();
    }

    /** @param send makes the call with a request of the same operation */
    final <Q extends AwsRequest, A extends AwsResponse> A answer(
            String operation, Q request, Class<A> type, BiFunction<C, Q, A> send) {
        @SuppressWarnings("unchecked") // a changed request is still one of its operation
        Class<Q> requestType = (Class<Q>) request.getClass();
        return type.cast(calls.answer(new ServiceCall(
                operation, type, request, changed -> send.apply(client.get(), requestType.cast(changed)))));
    }

    /** Whoever made the client closes it; it may serve others. */
    public final void close() {}

    @Override
    public final String toString() {
        return calls.toString();
    }
}
