package io.awsideman.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Gives a call that ran out of time between two attempts the throttling of the last one as its cause: then AWS has answered, and
 * it was the waiting that took the time. Each thread notes the attempts of the call that it makes.
 */
final class LastAttempt implements ExecutionInterceptor {
    private final ThreadLocal<@Nullable Throwable> throttled = new ThreadLocal<>();

    /** Whether a failed attempt was throttled, which is noted. */
    boolean isThrottling(Throwable failure) {
        boolean throttling = TransientFailure.isThrottling(failure);
        if (throttling) {
            throttled.set(failure);
        }
        return throttling;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        throttled.remove();
    }

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable failure = context.exception();
        Throwable cause = throttled.get();
        throttled.remove();
        return cause != null && failure instanceof ApiCallTimeoutException
                ? ApiCallTimeoutException.builder()
                        .message(failure.getMessage())
                        .cause(cause)
                        .build()
                : failure;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        throttled.remove();
    }
}
