package io.awsideman.cache.backend.dynamodb;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Notes the operations that a client is asked for. */
final class Requests implements ExecutionInterceptor {
    private final List<String> made = new CopyOnWriteArrayList<>();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        made.add(context.request().getClass().getSimpleName().replace("Request", ""));
    }

    List<String> made() {
        return List.copyOf(made);
    }

    void forget() {
        made.clear();
    }
}
