package io.awsideman.aws.caching;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * One call of a client's request method, which can be made with any request of that operation.
 *
 * @param operation the name in the API: {@code ListUsers}
 * @param service makes a call of the operation
 */
record ServiceCall(
        String operation,
        Class<? extends AwsResponse> responseType,
        AwsRequest request,
        Function<AwsRequest, AwsResponse> service) {

    /** @param method the client's request method of the operation */
    static ServiceCall of(String operation, Method method, Supplier<?> client, AwsRequest request) {
        return new ServiceCall(operation, method.getReturnType().asSubclass(AwsResponse.class), request, changed ->
                (AwsResponse) invoke(method, client.get(), changed));
    }

    AwsResponse send() {
        return send(request);
    }

    AwsResponse send(AwsRequest changed) {
        return service.apply(changed);
    }

    /** Invokes the method as its caller would have: what it throws comes out as it is. */
    static Object invoke(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("the SDK's methods declare no checked exceptions", e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the SDK's client interfaces are public", e);
        }
    }
}
