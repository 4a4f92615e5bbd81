package io.awsideman.aws.caching;

import static org.assertj.core.api.Assertions.assertThat;

import io.awsideman.cache.CachePolicy;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CachingClientTest {
    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("requestMethods")
    void everyRequestReachesItsOwnMethodOfTheClient(
            CatalogedService service, Class<?> client, Method method, @TempDir Path directory) throws Exception {
        CachingContext context =
                new CachedSandbox(directory).session(CachePolicy.Mode.BYPASS).context();
        Object cached = service.cached(() -> client(client), context);

        Object response = method.invoke(cached, ModelTypes.build(ModelTypes.builderOf(method.getParameterTypes()[0])));

        assertThat(asked).containsExactly(method.getName());
        assertThat(response).isExactlyInstanceOf(method.getReturnType());
    }

    static Stream<Arguments> requestMethods() {
        return ServiceApi.all().stream().flatMap(api -> api.methods().values().stream()
                .map(method -> Arguments.of(CatalogedService.of(api), api.client(), method)));
    }

    private Object client(Class<?> type) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return ModelTypes.build(ModelTypes.builderOf(method.getReturnType()));
                });
    }
}
